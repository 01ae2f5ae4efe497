package dev.quarterdeck.sources.sonarqube;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads what SonarQube names: projects and measures. Its findings are not asked for until there
/// is a history to keep them in.
final class SonarqubeConnector implements Connector {

    private static final int PAGE = 100;

    /// The interface gives the first 10,000 of anything.
    private static final int DEEPEST = 10_000;

    @Override
    public Tool tool() {
        return new Tool(
                        "sonarqube",
                        "SonarQube",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://sonarqube.example.com"),
                                new Setting("token", "Token", "", Setting.Kind.SECRET, true, "")),
                        List.of("Browse the projects"))
                .giving(HistoryKind.DEFINITION);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "Bearer " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get("api/metrics/search", Map.of("ps", 1)).records("metrics");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        return pages(visit, "api/components/search", Map.of("qualifiers", "TRK"), "components")
                .stream()
                .map(Members::of)
                .map(read -> new Scope("project", read.text("key"), read.text("name")))
                .toList();
    }

    private static List<JsonNode> pages(
            Visit visit, String path, Map<String, ?> asked, String member) {
        var records = new ArrayList<JsonNode>();
        var query = new LinkedHashMap<String, Object>(asked);
        query.put("ps", PAGE);
        for (int page = 1; page * PAGE <= DEEPEST; page++) {
            query.put("p", page);
            var answer = visit.get(path, query).records(member);
            records.addAll(answer);
            if (answer.size() < PAGE) {
                break;
            }
        }
        return records;
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var project = visit.get("api/components/show", Map.of("component", scope.id())).json();
        take.page(SonarqubeMapping.PROJECTS, Map.of(), List.of(project.path("component")), null);
        var metrics = pages(visit, "api/metrics/search", Map.of(), "metrics");
        take.page(SonarqubeMapping.METRICS, Map.of(), metrics, null);
    }

    @Override
    public Mapping mapping() {
        return new SonarqubeMapping();
    }
}
