package dev.quarterdeck.cli.remote;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Takes how a look is to be made on the server.
final class LookWish {

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description =
                    "The repository's name; it is made when it is new. A folder's own name by default.")
    private String repository = "";

    @Option(
            names = "--team",
            paramLabel = "KEY",
            description = "The team it belongs to from today on, a new one since ever.")
    private String team = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Use nothing later than this day (UTC), as 2026-03-31.")
    private String asOf = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of tracker dates written without one, as Europe/Berlin.")
    private String zone = "";

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description = "How 03/04/2026 is read: day-first or month-first.")
    private String dates = "";

    String repository() {
        return repository.strip();
    }

    String team() {
        return team.strip();
    }

    /// Returns what is said about days as a query.
    String query() {
        var said =
                Stream.of(
                                parameter("asOf", asOf),
                                parameter("zone", zone),
                                parameter("dates", dates))
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("&"));
        return said.isEmpty() ? "" : "?" + said;
    }

    private static String parameter(String name, String value) {
        return value.isBlank() ? "" : name + "=" + RemoteServer.encoded(value.strip());
    }
}
