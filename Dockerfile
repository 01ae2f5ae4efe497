# Builds Quarterdeck from a clean clone and packs it with a Java run-time. Build it at the top of the clone:
#   docker build -t quarterdeck .
FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY engine engine
COPY app app
COPY benchmarks/pom.xml benchmarks/pom.xml
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl app -am package

FROM eclipse-temurin:25.0.3_9-jre-noble
LABEL org.opencontainers.image.title="Quarterdeck" \
      org.opencontainers.image.description="The decisions, with receipts: a working system for directors and managers of software engineering." \
      org.opencontainers.image.licenses="Apache-2.0"

# git reads the sources. The user has a name, because PostgreSQL's initdb refuses one without, and fixed numbers, because
# whoever starts the container must see that it is not root.
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 quarterdeck \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin quarterdeck \
 && install -d -o 10001 -g 10001 -m 0700 /data

COPY --from=build /src/app/target/lib /opt/quarterdeck/lib
COPY --from=build /src/app/target/quarterdeck.jar /opt/quarterdeck/quarterdeck.jar
COPY --chmod=0755 deploy/container/qd deploy/container/healthy /opt/quarterdeck/bin/

ENV PATH=/opt/quarterdeck/bin:$PATH \
    QD_HOME=/data
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 8722
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 CMD ["/opt/quarterdeck/bin/healthy"]
ENTRYPOINT ["/opt/quarterdeck/bin/qd"]
CMD ["serve", "--host", "0.0.0.0"]
