package dev.quarterdeck.sources.sample;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class SampleConnectorTest extends ConnectorContract {

    private static final int ITEMS = 23;
    private static final int PAGE = 5;

    @Override
    protected Connector connector() {
        return new SampleConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("project", "10", "Harbor");
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/me" -> Told.of(200, "{}");
            case "/projects" -> Told.of(200, "[{\"id\":10,\"name\":\"Harbor\"}]");
            case "/projects/10/ids" -> Told.of(200, ids());
            case "/projects/10/comments" ->
                    Told.of(
                            200,
                            "[{\"comment\":\"c1\",\"item\":\"3\",\"by\":\"u7\",\"at\":\"2026-01-09T00:00:00Z\"}]");
            case "/projects/10/items" -> items(asked);
            default -> Told.of(404, "{}");
        };
    }

    private static String ids() {
        var ids = new ArrayList<String>();
        for (int i = 1; i <= ITEMS; i++) {
            ids.add("\"" + i + "\"");
        }
        return ids.toString();
    }

    private static Told items(Asked asked) {
        int page = Integer.parseInt(asked.query("page"));
        var since = asked.query("since");
        var all = new ArrayList<String>();
        for (int i = 1; i <= ITEMS; i++) {
            var updated = "2026-02-%02dT00:00:00Z".formatted(i);
            if (updated.compareTo(since) >= 0) {
                all.add(item(i, updated));
            }
        }
        int from = Math.min(all.size(), (page - 1) * PAGE);
        int until = Math.min(all.size(), page * PAGE);
        var told =
                Told.of(
                        200,
                        "{\"total\":%d,\"items\":%s}"
                                .formatted(
                                        all.size(),
                                        all.subList(from, until).stream()
                                                .collect(Collectors.joining(",", "[", "]"))));
        return until < all.size()
                ? told.with(
                        "Link", "</projects/10/items?page=%d>; rel=\"next\"".formatted(page + 1))
                : told;
    }

    private static String item(int i, String updated) {
        return """
        {"id":"%d","key":"HARBOR-%d","created":"2026-01-01T00:00:00Z","updated":"%s","template":%s,
         "changes":[{"id":"h%d","at":"%s","from":"Open","to":"Done"}]}
        """
                .formatted(i, i, updated, i == 4, i, updated);
    }

    @Override
    protected List<String> streams() {
        return List.of("items", "comments");
    }
}
