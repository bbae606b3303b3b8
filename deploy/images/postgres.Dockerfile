# PostgreSQL from Debian's packages with the libraries that it needs. build.sh
# makes the root.
FROM scratch
COPY root /
# What the server writes to. A new named volume takes its owner from the folder
# that it covers.
COPY --chown=70:70 own /
ENV PATH=/usr/lib/postgresql/15/bin:/bin \
    PGDATA=/var/lib/postgresql/data \
    LANG=C.UTF-8
VOLUME /var/lib/postgresql/data
EXPOSE 5432
USER postgres
ENTRYPOINT ["/entry.sh"]
CMD ["postgres"]
# Not SIGTERM, which would wait for clients to leave.
STOPSIGNAL SIGINT
