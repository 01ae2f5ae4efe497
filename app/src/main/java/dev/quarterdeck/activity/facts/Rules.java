package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules by which items of one source are folded: what was learned, and over it what people
/// decided, for all projects or for one. Days are those of UTC.
final class Rules {

    /// Rises when the same events fold to other rows: rows of before are folded anew.
    private static final String FOLD = "fold 1";

    private static final int MOST_REMEMBERED = 20_000;

    private final Learned learned;
    private final List<Decided> decisions;
    private final WorkflowRules base;
    private final Map<String, WorkflowVersions> byProject = new HashMap<>();
    private final WorkflowVersions everywhere;
    private final Map<Naming, String> digests = new ConcurrentHashMap<>();

    /// What an item names of which rules tell something. @param resolutions sorted
    record Naming(String project, String type, List<String> resolutions, List<Value> statuses) {}

    Rules(Learned learned, List<Decided> decisions) {
        this.learned = learned;
        this.decisions = decisions.stream().sorted(Decided.ORDER).toList();
        base = learned.rules(learned.workflow());
        everywhere = versions("");
        this.decisions.stream()
                .map(Decided::project)
                .filter(project -> !project.isEmpty())
                .distinct()
                .forEach(project -> byProject.put(project, versions(project)));
    }

    Learned learned() {
        return learned;
    }

    /// Returns the same rules with what else items name.
    Rules with(Learned.Unknowns unknowns) {
        return new Rules(learned.with(unknowns), decisions);
    }

    /// Returns by what a row tells by which rules it was folded: of all rules those only that
    /// matter for what it names, so that a rule for others leaves it as it is.
    String digest(Naming naming) {
        if (digests.size() > MOST_REMEMBERED) {
            digests.clear();
        }
        return digests.computeIfAbsent(naming, this::digestOf);
    }

    private String digestOf(Naming naming) {
        var text = new StringBuilder(FOLD);
        var before = "";
        for (var version : of(naming.project).byDay().entrySet()) {
            var line = line(naming, version.getValue());
            if (!line.equals(before)) {
                text.append('\n').append(version.getKey()).append(line);
                before = line;
            }
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 8);
    }

    private static String line(Naming naming, WorkflowRules rules) {
        var statuses =
                naming.statuses.stream()
                        .sorted(Comparator.comparing(Value::reference))
                        .map(status -> line(status, rules.rule(status)))
                        .collect(Collectors.joining(" "));
        return " %s %s %s %s"
                .formatted(
                        statuses,
                        order(naming, rules),
                        rules.level(naming.type),
                        naming.resolutions.stream()
                                .map(resolution -> line(resolution, rules))
                                .collect(Collectors.joining(" ")));
    }

    private static String line(String resolution, WorkflowRules rules) {
        return rules.names()
                .resolutionRule(resolution)
                .map(rule -> resolution + " " + rule.discards())
                .orElse(resolution + " by status");
    }

    private static String line(Value status, StatusRule rule) {
        return "%s %s %s %s"
                .formatted(status.reference(), rule.category(), rule.waiting(), rule.discards());
    }

    /// The order of statuses matters within a category only.
    private static String order(Naming naming, WorkflowRules rules) {
        return naming.statuses.stream()
                .collect(Collectors.groupingBy(status -> rules.rule(status).category()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .sorted(Map.Entry.comparingByKey())
                .map(
                        entry ->
                                entry.getValue().stream()
                                        .sorted(
                                                Comparator.comparing(
                                                                (Value it) ->
                                                                        rules.place(it).orElse(-1))
                                                        .thenComparing(Value::reference))
                                        .map(Value::reference)
                                        .collect(Collectors.joining("<")))
                .collect(Collectors.joining(" "));
    }

    WorkflowVersions of(String project) {
        return byProject.getOrDefault(project, everywhere);
    }

    private WorkflowVersions versions(String project) {
        var days = new TreeMap<LocalDate, WorkflowRules>();
        var held =
                decisions.stream()
                        .filter(one -> one.project().isEmpty() || one.project().equals(project))
                        // What is decided for the project alone outdoes what is for all.
                        .sorted(Comparator.comparing(one -> !one.project().isEmpty()))
                        .toList();
        Stream.concat(Stream.of(LocalDate.EPOCH), held.stream().map(Decided::firstDay))
                .forEach(day -> days.put(day, on(day, held)));
        return new WorkflowVersions(ZoneOffset.UTC, days);
    }

    private WorkflowRules on(LocalDate day, List<Decided> held) {
        Map<String, StatusRule> decided = new HashMap<>();
        for (var one : held) {
            if (!one.firstDay().isAfter(day)) {
                decided.put(one.status(), one.rule());
            }
        }
        return base.with(decided);
    }

    /// What people decided about a status, while it stands.
    ///
    /// @param project for which it holds; empty for all
    record Decided(String status, String project, LocalDate firstDay, StatusRule rule) {

        static final Comparator<Decided> ORDER =
                Comparator.comparing(Decided::firstDay)
                        .thenComparing(Decided::project)
                        .thenComparing(Decided::status);

        static Decided of(StatusWorkflow.Decision decision) {
            var meaning = decision.meaning();
            return new Decided(
                    decision.status(),
                    decision.project(),
                    Objects.requireNonNullElse(decision.from(), LocalDate.EPOCH),
                    new StatusRule(
                            decision.status(),
                            meaning.category(),
                            meaning.waiting(),
                            meaning.discards(),
                            "decided",
                            true));
        }
    }
}
