package dev.quarterdeck.sources.pagerduty;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PagerdutyConnectorTest extends ConnectorContract {

    private static final List<String> CREATED =
            List.of("2025-01-10T08:00:00Z", "2025-01-11T08:00:00Z", "2025-09-01T08:00:00Z");

    @Override
    protected Connector connector() {
        return new PagerdutyConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("service", "PHARBOR", "Harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("services", "incidents", "log_entries");
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/services" ->
                    Told.of(
                            200,
                            "{\"services\":[{\"id\":\"PHARBOR\",\"name\":\"Harbor\"}],\"more\":false}");
            case "/services/PHARBOR" ->
                    Told.of(
                            200,
                            "{\"service\":{\"id\":\"PHARBOR\",\"type\":\"service\",\"name\":\"Harbor\"}}");
            case "/incidents" -> incidents(asked);
            case "/incidents/Q1/log_entries" -> log(asked);
            default ->
                    asked.path().endsWith("/log_entries")
                            ? Told.of(200, "{\"log_entries\":[],\"more\":false}")
                            : Told.of(200, "{\"incident\":" + incident(2) + "}");
        };
    }

    private static Told incidents(Asked asked) {
        if (asked.query("date_range").equals("all")) {
            int which = asked.query("sort_by").endsWith("asc") ? 0 : 2;
            return Told.of(200, "{\"incidents\":[%s]}".formatted(incident(which)));
        }
        var since = asked.query("since");
        var until = asked.query("until");
        var found =
                IntStream.range(0, 3)
                        .filter(i -> CREATED.get(i).compareTo(since) >= 0)
                        .filter(i -> CREATED.get(i).compareTo(until) < 0)
                        .mapToObj(PagerdutyConnectorTest::incident)
                        .toList();
        return Told.of(
                200,
                "{\"incidents\":%s,\"more\":false,\"total\":%d}"
                        .formatted(
                                found.stream().collect(Collectors.joining(",", "[", "]")),
                                found.size()));
    }

    private static String incident(int i) {
        return """
        {"id":"Q%d","type":"incident","created_at":"%s","status":"%s","last_status_change_at":"%s",
         "urgency":"high","priority":null,"service":{"id":"PHARBOR","summary":"Harbor"}}
        """
                .formatted(i, CREATED.get(i), i == 2 ? "triggered" : "resolved", CREATED.get(i));
    }

    private static Told log(Asked asked) {
        boolean isFirst = asked.query("offset").equals("0");
        return Told.of(
                200,
                """
                {"log_entries":[{"id":"R%s","type":"%s_log_entry","created_at":"2025-01-11T08:%s:00Z",
                 "incident":{"id":"Q1"}}],"more":%s}
                """
                        .formatted(
                                asked.query("offset"),
                                isFirst ? "acknowledge" : "resolve",
                                isFirst ? "05" : "45",
                                isFirst));
    }
}
