package dev.quarterdeck.sources.opsgenie;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class OpsgenieConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new OpsgenieConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("service", "s-1", "Harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("services", "incidents", "timelines");
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/v1/services" ->
                    asked.query("offset").isEmpty()
                            ? Told.of(
                                    200,
                                    "{\"data\":[],\"paging\":{\"next\":\"/v1/services?offset=1\"}}")
                            : Told.of(200, "{\"data\":[{\"id\":\"s-1\",\"name\":\"Harbor\"}]}");
            case "/v1/services/s-1" ->
                    Told.of(
                            200,
                            "{\"data\":{\"id\":\"s-1\",\"name\":\"Harbor\",\"teamId\":\"t-1\"}}");
            case "/v1/incidents" -> incidents(asked);
            case "/v2/incident-timelines/i-1/entries" -> timeline(asked);
            default -> Told.of(200, "{\"data\":{\"entries\":[]}}");
        };
    }

    /// The second page comes only when it is asked for.
    private static Told incidents(Asked asked) {
        boolean isAnew = asked.query("query").endsWith(">=0");
        boolean isFirst = asked.query("offset").equals("0");
        return Told.of(
                200,
                isAnew && isFirst
                        ? "{\"totalCount\":2,\"data\":[%s],\"paging\":{\"next\":\"/there\"}}"
                                .formatted(incident(1, "resolved"))
                        : "{\"totalCount\":%d,\"data\":[%s]}"
                                .formatted(isAnew ? 2 : 1, incident(2, "open")));
    }

    private static String incident(int i, String status) {
        return """
        {"id":"i-%d","tinyId":"%d","status":"%s","priority":"P2","impactedServices":["s-1"],
         "createdAt":"2026-01-0%dT10:00:00Z","updatedAt":"2026-01-0%dT11:00:00Z"}
        """
                .formatted(i, i, status, i, i);
    }

    private static Told timeline(Asked asked) {
        boolean isFirst = asked.query("offset").isEmpty();
        return Told.of(
                200,
                """
                {"data":{"entries":[{"id":"e-%s","group":"incident","type":"%s",
                 "eventTime":"2026-01-01T10:%s:00Z","actor":{"type":"user"}}]%s}}
                """
                        .formatted(
                                isFirst ? 1 : 2,
                                isFirst ? "ResponderAlertAcked" : "IncidentResolved",
                                isFirst ? "04" : "30",
                                isFirst ? ",\"nextOffset\":\"e-1\"" : ""));
    }
}
