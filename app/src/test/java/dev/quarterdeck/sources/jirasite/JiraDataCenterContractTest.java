package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class JiraDataCenterContractTest extends ConnectorContract {

    private final PlayedSite site = site();

    private static PlayedSite site() {
        var site = new PlayedSite(false, 3, 4);
        for (int i = 1; i <= 8; i++) {
            site.add(
                    new PlayedSite.Issue(
                            i,
                            "HARBOR-" + i,
                            Instant.parse("2026-02-%02dT08:00:00Z".formatted(1 + i / 2)),
                            i == 3 ? 10 : 2,
                            i == 5 ? 6 : 1));
        }
        return site;
    }

    @Override
    protected Connector connector() {
        return new JiraConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("project", "100", "Harbor");
    }

    @Override
    protected Told answer(Asked asked) {
        return site.answer(asked);
    }

    @Override
    protected List<String> streams() {
        return List.of("issues", "comments", "statuses", "fields", "sprints", "boards");
    }
}
