package dev.quarterdeck.sources.sample;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads an invented tool: the smallest connector that does everything a connector does.
public final class SampleConnector implements Connector {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    @Override
    public Tool tool() {
        return new Tool(
                        "sample",
                        "Sample",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://sample.example.com"),
                                new Setting("token", "Token", "", Setting.Kind.SECRET, true, "")),
                        List.of("reading of projects"),
                        List.of("query"))
                .giving(HistoryKind.WORK_ITEM);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "Bearer " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get("me");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        return visit.get("projects").records("").stream()
                .map(
                        one ->
                                new Scope(
                                        "project",
                                        one.path("id").asString(),
                                        one.path("name").asString()))
                .toList();
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var since = take.cursor("items").orElse("1970-01-01T00:00:00Z");
        var path = Visit.path("projects", scope.id(), "items");
        var newest = Instant.parse(since);
        int page = 1;
        while (page > 0) {
            var answer = visit.get(path, Map.of("since", since, "page", page));
            var items = answer.records("items");
            for (var item : items) {
                var updated = Instant.parse(item.path("updated").asString());
                newest = updated.isAfter(newest) ? updated : newest;
            }
            take.expects("items", answer.json().path("total").asLong());
            boolean isLast = answer.link("next").isEmpty();
            // Only the last page moves the cursor: the order of items is not promised.
            take.page(
                    "items",
                    Map.of(),
                    items,
                    isLast ? newest.minus(CLOCKS_DIFFER).toString() : null);
            page = isLast ? 0 : page + 1;
        }
        comments(visit, scope, take);
        var ids = new ArrayList<String>();
        visit.get(Visit.path("projects", scope.id(), "ids"))
                .records("")
                .forEach(one -> ids.add(one.asString()));
        take.whole(HistoryKind.WORK_ITEM, ids);
    }

    private static void comments(Visit visit, Scope scope, Take take) {
        try {
            var comments = visit.get(Visit.path("projects", scope.id(), "comments")).records("");
            take.page("comments", Map.of("project", scope.id()), comments, null);
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing()) {
                throw trouble;
            }
            take.gap("comments of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }

    @Override
    public Mapping mapping() {
        return new SampleMapping();
    }
}
