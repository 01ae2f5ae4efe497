package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Asks a server how it is.
final class ServerChecks {

    private static final Duration SKEW = Duration.ofSeconds(10);

    private final ServerOptions options;

    ServerChecks(ServerOptions options) {
        this.options = options;
    }

    List<Check> all() {
        RemoteServer server;
        HttpResponse<String> health;
        try {
            server = options.open();
            health = server.answer("GET", "/health", BodyPublishers.noBody(), Map.of());
        } catch (Refusal refusal) {
            return List.of(
                    Check.broken("server", String.valueOf(refusal.getMessage()), refusal.remedy()));
        }
        var checks = new ArrayList<Check>();
        checks.add(alive(server, health));
        checks.add(ready(server));
        checks.add(version(server));
        checks.add(clock(health));
        checks.addAll(signIn(server));
        checks.add(audit(server));
        return checks;
    }

    private static Check alive(RemoteServer server, HttpResponse<String> health) {
        return health.statusCode() == 200 && Words.of(Answers.read(health), "status").equals("up")
                ? Check.ok("server", "answers at " + server.address())
                : Check.broken(
                        "server",
                        "What answers at (%s) is no healthy Quarterdeck (%d)."
                                .formatted(server.address(), health.statusCode()),
                        "Maybe another program listens there.");
    }

    private static Check ready(RemoteServer server) {
        var ready = server.answer("GET", "/ready", BodyPublishers.noBody(), Map.of());
        return ready.statusCode() == 200
                ? Check.ok("ready", "the database answers")
                : Check.broken(
                        "ready",
                        "The server cannot work now (%d).".formatted(ready.statusCode()),
                        "Maybe the database is down; the server's log tells more.");
    }

    private Check version(RemoteServer server) {
        var own = RunningServer.programVersion();
        var running = RunningServer.read(options.console().data().get());
        boolean isTheOne =
                running.filter(one -> one.address().equals(server.address().root())).isPresent();
        if (!isTheOne) {
            return Check.ok("version", own + " here; the server tells its own to nobody outside");
        }
        return running.get().version().equals(own)
                ? Check.ok("version", own)
                : Check.attention(
                        "version",
                        "The server runs %s, this is %s.".formatted(running.get().version(), own),
                        "Maybe restart the server: qd serve");
    }

    private Check clock(HttpResponse<String> answer) {
        try {
            var told =
                    ZonedDateTime.parse(
                                    answer.headers().firstValue("Date").orElse(""),
                                    DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            var skew = Duration.between(told, options.console().clock().instant()).abs();
            return skew.compareTo(SKEW) <= 0
                    ? Check.ok("clock", "agrees with the server's")
                    : Check.attention(
                            "clock",
                            String.format(
                                    Locale.ROOT,
                                    "This clock and the server's differ by %,d s.",
                                    skew.toSeconds()),
                            "Maybe set both by the network: sign-in through a provider needs it.");
        } catch (DateTimeParseException e) {
            return Check.attention(
                    "clock", "The server tells no time.", "Maybe a proxy removes the header Date.");
        }
    }

    private static List<Check> signIn(RemoteServer server) {
        try {
            var me = server.get("/api/v1/me/sign-in").body();
            var warnings = Words.all(me, "warnings");
            return warnings.isEmpty()
                    ? List.of(Check.ok("sign-in", "no temporary administrator is left open"))
                    : warnings.stream()
                            .map(words -> Check.attention("sign-in", words, CREATE))
                            .toList();
        } catch (Refusal refusal) {
            return List.of(notAsked("sign-in", refusal));
        }
    }

    private static final String CREATE =
            "Maybe: qd user add LOGIN --name NAME --administrator, and let them sign in.";

    private static Check audit(RemoteServer server) {
        try {
            var found = server.get("/api/v1/audit/verification").body();
            var faults = Words.all(found, "faults");
            return faults.isEmpty()
                    ? Check.ok(
                            "audit",
                            "whole, "
                                    + Words.count(
                                            Words.number(found, "entries"), "entry", "entries"))
                    : Check.broken("audit", faults.getFirst(), "Maybe see all: qd audit verify");
        } catch (Refusal refusal) {
            return notAsked("audit", refusal);
        }
    }

    private static Check notAsked(String name, Refusal refusal) {
        return Check.attention(name, "Not known: " + refusal.getMessage(), refusal.remedy());
    }
}
