# nats-server, static, and a shell for health checks. build.sh makes the root.
FROM scratch
COPY root /
VOLUME /data
EXPOSE 4222 8222
ENTRYPOINT ["/bin/nats-server"]
