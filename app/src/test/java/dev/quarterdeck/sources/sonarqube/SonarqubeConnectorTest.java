package dev.quarterdeck.sources.sonarqube;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class SonarqubeConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new SonarqubeConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("project", "harbor", "Harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("projects", "metrics");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/api/components/search" ->
                    ok("{'components':[{'key':'harbor','name':'Harbor','qualifier':'TRK'}]}");
            case "/api/components/show" ->
                    ok("{'component':{'key':'harbor','name':'Harbor','qualifier':'TRK'}}");
            default ->
                    ok("{'metrics':[{'key':'ncloc','name':'Lines','domain':'Size','type':'INT'}]}");
        };
    }
}
