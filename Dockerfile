# The image of dateline: one static binary and the certificates to speak TLS.
#
#   docker build --build-arg VERSION=v1.2.3 --tag dateline .
#
# Both builders work, BuildKit and the classic one. The images it builds on can
# be taken from elsewhere: --build-arg BUILDER=registry.example/golang:1.26.

ARG BUILDER=golang:1.26-alpine

FROM ${BUILDER} AS build
ARG VERSION=development
WORKDIR /src
# Modules first: they change less often than the code and stay in the cache.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false \
      -ldflags "-s -w -X main.version=${VERSION}" -o /dateline ./cmd/dateline \
 && cp /etc/ssl/certs/ca-certificates.crt /ca-certificates.crt

FROM scratch
COPY --from=build /ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /dateline /dateline
# A number, so that Kubernetes can see that it is not root's.
USER 65532:65532
ENTRYPOINT ["/dateline"]
CMD ["--help"]
