package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.planning.LeverAnswer;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Members;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for scenarios, their comparison, and levers, which are changes that nobody keeps.
///
/// The body of a change has its cells, and `why`.
@RestController
final class ScenariosResource {

    private static final String IF_MATCH = "If-Match";

    private final Scenarios scenarios;
    private final Comparisons comparisons;
    private final PricedLevers levers;
    private final Vocabulary vocabulary;

    ScenariosResource(
            Scenarios scenarios,
            Comparisons comparisons,
            PricedLevers levers,
            Vocabulary vocabulary) {
        this.scenarios = scenarios;
        this.comparisons = comparisons;
        this.levers = levers;
        this.vocabulary = vocabulary;
    }

    /// All scenarios that the viewer may know of.
    record All(List<Shown> items) {}

    /// All versions, the newest first.
    record History(List<Shown> items) {}

    /// What is asked of a scenario.
    record Asked(@Nullable String name, @Nullable String note, @Nullable String why) {}

    /// Who said it so.
    record VersionJson(int number, String by, Instant at, @Nullable String why) {}

    /// A change. @param said its cells, named as the API names them
    record ChangeJson(UUID id, String words, Map<String, String> said) {}

    /// A scenario as clients see it.
    record Shown(UUID id, String name, String note, List<ChangeJson> changes, VersionJson version) {

        static Shown of(Scenario one, ScenarioNames names) {
            var words = new ChangeWords(names);
            var version = one.version();
            return new Shown(
                    one.id(),
                    one.name(),
                    one.note(),
                    one.changes().stream()
                            .map(
                                    line ->
                                            new ChangeJson(
                                                    line.id(),
                                                    words.of(line.change()),
                                                    said(line.change(), names)))
                            .toList(),
                    new VersionJson(version.number(), version.by(), version.at(), version.why()));
        }

        private static Map<String, String> said(ScenarioChange change, ScenarioNames names) {
            var said = new LinkedHashMap<String, String>();
            ChangeCells.of(change, names::key)
                    .forEach((column, cell) -> said.put(CellMembers.member(column), cell));
            return said;
        }
    }

    @GetMapping("/api/v1/plan/scenarios")
    All all(Viewer viewer) {
        var all = scenarios.all(viewer);
        var names = vocabulary.names(viewer);
        return new All(all.stream().map(one -> Shown.of(one, names)).toList());
    }

    @PostMapping("/api/v1/plan/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    Shown add(Viewer viewer, @RequestBody Asked asked) {
        var name = Members.require(asked.name(), "name");
        var note = asked.note() == null ? "" : asked.note();
        var made = scenarios.add(viewer, name, note, CellMembers.reason(asked.why()));
        return Shown.of(made, vocabulary.names(viewer));
    }

    @GetMapping("/api/v1/plan/scenarios/{scenarioId}")
    ResponseEntity<Shown> one(Viewer viewer, @PathVariable UUID scenarioId) {
        return tagged(viewer, scenarios.require(viewer, scenarioId));
    }

    private ResponseEntity<Shown> tagged(Viewer viewer, Scenario one) {
        return Etag.tagged(one.version().number(), Shown.of(one, vocabulary.names(viewer)));
    }

    @PatchMapping("/api/v1/plan/scenarios/{scenarioId}")
    ResponseEntity<Shown> change(
            Viewer viewer,
            @PathVariable UUID scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Asked asked) {
        var kept =
                scenarios.rename(
                        viewer,
                        scenarioId,
                        version -> Etag.require(ifMatch, version),
                        asked.name(),
                        asked.note());
        return tagged(viewer, kept);
    }

    @DeleteMapping("/api/v1/plan/scenarios/{scenarioId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(
            Viewer viewer,
            @PathVariable UUID scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        scenarios.drop(viewer, scenarioId, version -> Etag.require(ifMatch, version));
    }

    @GetMapping("/api/v1/plan/scenarios/{scenarioId}/history")
    History history(Viewer viewer, @PathVariable UUID scenarioId) {
        var versions = scenarios.history(viewer, scenarioId);
        var names = vocabulary.names(viewer);
        return new History(versions.stream().map(one -> Shown.of(one, names)).toList());
    }

    @PostMapping("/api/v1/plan/scenarios/{scenarioId}/changes")
    ResponseEntity<Shown> addChange(
            Viewer viewer,
            @PathVariable UUID scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var said = CellMembers.said(body, ChangeCells.COLUMNS);
        var kept =
                scenarios.addChange(
                        viewer,
                        scenarioId,
                        version -> Etag.require(ifMatch, version),
                        said.row().cells(),
                        said.why());
        return tagged(viewer, kept);
    }

    @DeleteMapping("/api/v1/plan/scenarios/{scenarioId}/changes/{changeId}")
    ResponseEntity<Shown> removeChange(
            Viewer viewer,
            @PathVariable UUID scenarioId,
            @PathVariable UUID changeId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        var kept =
                scenarios.removeChange(
                        viewer, scenarioId, version -> Etag.require(ifMatch, version), changeId);
        return tagged(viewer, kept);
    }

    @GetMapping("/api/v1/plan/comparison")
    ScenarioComparison comparison(
            Viewer viewer, @RequestParam(required = false) @Nullable List<UUID> scenario) {
        return comparisons.of(viewer, scenario == null ? List.of() : scenario);
    }

    @GetMapping("/api/v1/plan/initiatives/{initiativeKey}/levers")
    LeverAnswer lever(
            Viewer viewer,
            @PathVariable String initiativeKey,
            @RequestParam Map<String, String> parameters) {
        return levers.pull(viewer, initiativeKey, parameters);
    }
}
