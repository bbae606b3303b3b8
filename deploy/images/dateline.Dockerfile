# The test image of dateline: the binary that `make images` has just built and
# nothing else, so that it can be made where no registry can be reached. The
# image to run is the one of the Dockerfile at the root.
FROM scratch
COPY dateline /dateline
USER 65532:65532
ENTRYPOINT ["/dateline"]
CMD ["--help"]
