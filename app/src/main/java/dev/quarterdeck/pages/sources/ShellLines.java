package dev.quarterdeck.pages.sources;

import dev.quarterdeck.pages.view.sources.PushView.Line;
import java.time.LocalDate;
import java.util.List;

/// Writes what to type in a shell to push one record of each sort, signed as
/// `docs/guide/push.md` says.
final class ShellLines {

    private static final String SHELL =
            """
            body='%s'
            now=$(date +%%s)
            signature=$(printf '%%s.%%s' "$now" "$body" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)
            curl -sS '%s/%s' -H 'Content-Type: application/json' \\
              -H "X-Quarterdeck-Timestamp: $now" -H "X-Quarterdeck-Signature: sha256=$signature" \\
              --data-binary "$body"
            """;

    private ShellLines() {}

    /// @param address where is pushed to
    /// @param day the day of the example
    static List<Line> of(String address, LocalDate day) {
        return List.of(
                line(
                        address,
                        "deployments",
                        "A deployment",
                        "id; one of createdAt, startedAt, finishedAt; component, environment, tier,"
                                + " commit or commits, version, result, rollbackOf",
                        "{\"id\":\"4711\",\"component\":\"harbor\",\"environment\":\"production\",\"commit\":\"8f31c0d\",\"startedAt\":\"%1$sT10:00:00Z\",\"finishedAt\":\"%1$sT10:05:00Z\",\"result\":\"success\"}"
                                .formatted(day)),
                line(
                        address,
                        "incidents",
                        "An incident",
                        "id, openedAt; severity, acknowledgedAt, mitigatedAt, resolvedAt, component"
                                + " or components, deployment or deployments",
                        "{\"id\":\"INC-12\",\"openedAt\":\"%1$sT10:20:00Z\",\"resolvedAt\":\"%1$sT11:05:00Z\",\"severity\":\"high\",\"component\":\"harbor\",\"deployment\":\"4711\"}"
                                .formatted(day)),
                line(
                        address,
                        "runs",
                        "A pipeline run",
                        "id; one of queuedAt, startedAt, finishedAt; pipeline, commit, branch,"
                                + " attempt, result",
                        "{\"id\":\"981\",\"pipeline\":\"harbor build\",\"commit\":\"8f31c0d\",\"branch\":\"main\",\"startedAt\":\"%1$sT09:40:00Z\",\"finishedAt\":\"%1$sT09:48:00Z\",\"result\":\"success\"}"
                                .formatted(day)));
    }

    private static Line line(
            String address, String stream, String title, String members, String body) {
        return new Line(stream, title, members, SHELL.formatted(body, address, stream).strip());
    }
}
