package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for facts, their links, and the rules about components. Days are those of UTC.
@RestController
final class FactsResource {

    private final Facts facts;
    private final Components components;

    FactsResource(Facts facts, Components components) {
        this.facts = facts;
        this.components = components;
    }

    /// All counts.
    record LinkCounts(List<Facts.LinkCount> items) {}

    /// All rules of a repository.
    record Rules(List<ComponentRule> items) {}

    /// A rule as it is said; what is null is empty.
    record RuleSaid(
            @Nullable String component,
            @Nullable List<@Nullable String> paths,
            @Nullable List<@Nullable String> names) {}

    /// The rules of a repository as they are said.
    record RulesSaid(@Nullable List<@Nullable RuleSaid> items) {}

    @GetMapping("/api/v1/facts/{factKind}")
    ResponseEntity<String> list(
            Viewer viewer,
            @PathVariable String factKind,
            @RequestParam(required = false) @Nullable UUID source,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var filter = new Facts.Filter(source, state(state), begin(from), begin(until));
        return json(FactsJson.page(facts.page(viewer, kind(factKind), filter, cursor, limit)));
    }

    private static @Nullable String state(@Nullable String state) {
        return state == null ? null : Stored.text(state).toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant begin(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static HistoryKind kind(String word) {
        return Arrays.stream(HistoryKind.values())
                .filter(kind -> kind != HistoryKind.DEFINITION)
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "kind-unknown",
                                        "The kind (%s) is none of the five kinds."
                                                .formatted(
                                                        word.length() > 40
                                                                ? word.substring(0, 40) + "..."
                                                                : word),
                                        "Maybe work-item, change, pipeline-run, deployment or incident."));
    }

    private static String word(HistoryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @GetMapping("/api/v1/facts/{factKind}/{history}")
    ResponseEntity<String> one(
            Viewer viewer,
            @PathVariable String factKind,
            @PathVariable long history,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var begin = begin(asOf);
        var end = begin == null ? null : begin.plus(Duration.ofDays(1)).minusMillis(1);
        return json(
                FactsJson.sheet(
                        facts.find(viewer, kind(factKind), history, end)
                                .orElseThrow(() -> Facts.unknown(history))));
    }

    @GetMapping("/api/v1/fact-links")
    LinkCounts links(Viewer viewer) {
        return new LinkCounts(facts.links(viewer));
    }

    @GetMapping("/api/v1/component-rules")
    Rules rules(Viewer viewer, @RequestParam String repository) {
        return new Rules(components.of(viewer, Stored.text(repository)));
    }

    @PutMapping("/api/v1/component-rules")
    Rules putRules(Viewer viewer, @RequestParam String repository, @RequestBody RulesSaid said) {
        var items = said.items() == null ? List.<@Nullable RuleSaid>of() : said.items();
        return new Rules(
                components.put(
                        viewer, repository, items.stream().map(FactsResource::rule).toList()));
    }

    private static ComponentRule rule(@Nullable RuleSaid said) {
        if (said == null || said.component() == null) {
            throw new Refusal("Each rule must name a component.", "Maybe {\"component\":\"api\"}.");
        }
        return new ComponentRule(said.component(), texts(said.paths()), texts(said.names()));
    }

    private static List<String> texts(@Nullable List<@Nullable String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(one -> one == null ? "" : one).toList();
    }
}
