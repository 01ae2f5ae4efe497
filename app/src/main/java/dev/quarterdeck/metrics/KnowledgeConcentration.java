package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Measures how many active modules hang on one person, and how many of those persons have gone
/// silent.
///
/// A module is *active* with at least 3 commits by people in the year, and at least 1 % of the
/// year's commits (no more
/// than 10 are asked for). It *hangs on one person* when one person made half of its changed lines
/// or more. An owner is
/// *silent* without any commit, anywhere in the repository, in the last 90 days. Modules are named,
/// persons never: no
/// share, count or date of one person leaves this class, and silence is not told for fewer than
/// five people.
/// Misleads where one person lands the work of others, or where a mass reformatting moved most
/// lines.
public final class KnowledgeConcentration {

    private static final String DECISION =
            "Where do we need a second pair of hands before somebody is away?";
    private static final Duration SILENCE = Duration.ofDays(90);
    private static final int ROWS_IN_CHART = 20;

    private final RepositoryHistory history;
    private final List<LeftOut> filesLeftOut;
    private final Period period;
    private final List<ModuleChange> changes;
    private final Map<String, List<ModuleChange>> active;
    private final Map<String, Author> owners;
    private final Map<Author, Instant> lastSeen;

    private KnowledgeConcentration(RepositoryHistory history, List<LeftOut> filesLeftOut) {
        this.history = history;
        this.filesLeftOut = List.copyOf(filesLeftOut);
        this.period = Period.yearTo(history.asOf());
        this.changes =
                history.moduleChanges().stream()
                        .filter(
                                change ->
                                        !change.author().bot()
                                                && period.contains(change.committed()))
                        .toList();
        this.active = activeModules();
        this.owners = owners(ModuleChange::lines);
        this.lastSeen = lastSeen();
    }

    /// Measures the twelve months up to the history's as-of.
    ///
    /// @param filesLeftOut kinds of files whose lines the reader did not count
    public static Section of(RepositoryHistory history, List<LeftOut> filesLeftOut) {
        return new KnowledgeConcentration(history, filesLeftOut).section();
    }

    private Map<String, List<ModuleChange>> activeModules() {
        long yearsCommits =
                history.commits().stream()
                        .filter(
                                commit ->
                                        !commit.isMerge()
                                                && !commit.author().bot()
                                                && period.contains(commit.committed()))
                        .count();
        long needed = Math.max(3, Math.min(10, yearsCommits / 100));
        Map<String, List<ModuleChange>> byModule =
                changes.stream().collect(Collectors.groupingBy(ModuleChange::module));
        byModule.values().removeIf(touched -> touched.size() < needed);
        return byModule;
    }

    private Map<String, Author> owners(ToLongFunction<ModuleChange> weight) {
        Map<String, Author> found = new HashMap<>();
        active.forEach(
                (module, touched) -> {
                    Map<Author, Long> byAuthor =
                            touched.stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    ModuleChange::author,
                                                    Collectors.summingLong(weight)));
                    long all = byAuthor.values().stream().mapToLong(Long::longValue).sum();
                    byAuthor.entrySet().stream()
                            .filter(entry -> all > 0 && 2 * entry.getValue() >= all)
                            .max(
                                    Map.Entry.<Author, Long>comparingByValue()
                                            .thenComparing(entry -> -entry.getKey().number()))
                            .ifPresent(entry -> found.put(module, entry.getKey()));
                });
        return found;
    }

    private Map<Author, Instant> lastSeen() {
        Map<Author, Instant> seen = new HashMap<>();
        for (Commit commit : history.commits()) {
            if (!commit.committed().isAfter(history.asOf())) {
                seen.merge(commit.author(), commit.committed(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return seen;
    }

    private boolean isSilent(Author owner) {
        var seen = lastSeen.getOrDefault(owner, Instant.MIN);
        return seen.isBefore(history.asOf().minus(SILENCE));
    }

    private int peopleThisYear() {
        return (int) changes.stream().map(ModuleChange::author).distinct().count();
    }

    private Section section() {
        var modules =
                figure(
                        "knowledge.active-modules",
                        "Active modules",
                        new Quantity.Count(active.size(), "modules"),
                        "modules with at least 3 commits by people, and at least 1% of the year's commits up to 10 (v1)",
                        moduleRows(active.keySet()),
                        List.of());
        if (active.isEmpty()) {
            var nothing =
                    new Sentence()
                            .figure(modules, "No module")
                            .words(" was active in the 12 months to " + period.lastDay() + ".")
                            .spans();
            return new Section(
                    "knowledge", "Knowledge", nothing, List.of(), List.of(), List.of(), "");
        }
        var onePerson = onePerson();
        var silent = silent();
        return new Section(
                "knowledge",
                "Knowledge",
                sentence(onePerson, modules, silent),
                List.of(),
                owners.isEmpty() ? List.of() : List.of(chart()),
                List.of(
                        "Modules are named, persons never: this tells where a second pair of hands is missing, not whose."),
                "");
    }

    private Figure onePerson() {
        var byCommits = owners(change -> 1);
        var share = new Share(owners.size(), active.size());
        return figure(
                "knowledge.one-person",
                "Active modules that hang on one person",
                new Quantity.Part(share, "active modules"),
                "active modules in which one person made half of the changed lines or more / active modules (v1)",
                moduleRows(owners.keySet()),
                List.of(
                        new OtherRule(
                                "by commits instead of lines",
                                Wording.of(
                                        new Quantity.Part(
                                                new Share(byCommits.size(), active.size()),
                                                "active modules")))));
    }

    private Figure silent() {
        var distinct = Set.copyOf(owners.values());
        if (MinimumGroup.hides(peopleThisYear())) {
            return silentFigure(
                    new Quantity.NotKnown(
                            "fewer than five people changed this repository, and a group under five is not shown"),
                    Rows.NONE);
        }
        if (distinct.size() < 2) {
            return silentFigure(
                    new Quantity.NotKnown(
                            distinct.isEmpty()
                                    ? "no module hangs on one person"
                                    : "it would speak of a single person"),
                    Rows.NONE);
        }
        var share = new Share(distinct.stream().filter(this::isSilent).count(), distinct.size());
        // The rows are all modules in question: which of them have a silent owner would tell of
        // one.
        return silentFigure(new Quantity.Part(share, "such owners"), moduleRows(owners.keySet()));
    }

    private Figure silentFigure(Quantity value, Rows rows) {
        return figure(
                "knowledge.silent-owners",
                "Owners of such modules without a commit for 90 days",
                value,
                "owners whose last commit anywhere is more than 90 days before the as-of date / owners of modules that"
                        + " hang on one person; which modules is not told (v1)",
                rows,
                List.of());
    }

    private List<Section.Span> sentence(Figure onePerson, Figure modules, Figure silent) {
        var sentence =
                new Sentence()
                        .figure(onePerson, Wording.count(owners.size()))
                        .words(" of ")
                        .figure(modules, Wording.count(active.size()))
                        .words(active.size() == 1 ? " active module" : " active modules")
                        .words(owners.size() == 1 ? " hangs" : " hang")
                        .words(" on one person");
        if (silent.value() instanceof Quantity.Part(Share share, String unit)) {
            return withSilence(sentence, silent, share);
        }
        return sentence.words("; how many of their owners have gone silent is ")
                .figure(silent, Wording.of(silent.value()))
                .words(".")
                .spans();
    }

    private static List<Section.Span> withSilence(Sentence sentence, Figure silent, Share share) {
        return sentence.words("; ")
                .figure(silent, share.part() == 0 ? "none" : Wording.count(share.part()))
                .words(" of their " + Wording.counted(share.whole(), "owner"))
                .words(
                        share.part() > 1 || share.part() == 0 && share.whole() > 1
                                ? " have"
                                : " has")
                .words(" been silent for 90 days.")
                .spans();
    }

    /// Draws the modules that hang on one person, largest first, so that finding and bars are one.
    private Chart chart() {
        var bars =
                owners.keySet().stream()
                        .sorted(
                                Comparator.comparing((String module) -> -linesOf(module))
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(ROWS_IN_CHART)
                        .map(module -> new Chart.Bar(module, List.of(linesOf(module)), false))
                        .toList();
        return new Chart.Ranking(
                "knowledge.modules",
                Wording.count(owners.size())
                        + " of "
                        + Wording.counted(active.size(), "active module")
                        + (owners.size() == 1 ? " hangs" : " hang")
                        + " on one person",
                "module; lines changed in 12 months",
                "lines",
                bars);
    }

    private long linesOf(String module) {
        return lines(active.getOrDefault(module, List.of()));
    }

    private Rows moduleRows(Set<String> modules) {
        return new Rows(
                List.of("module", "commits", "lines changed", "hangs on one person"),
                modules.stream().sorted().map(this::cells).toList());
    }

    private List<String> cells(String module) {
        var touched = active.getOrDefault(module, List.of());
        return List.of(
                module,
                Wording.count(touched.size()),
                Wording.count(lines(touched)),
                owners.containsKey(module) ? "yes" : "no");
    }

    private static long lines(List<ModuleChange> touched) {
        return touched.stream().mapToLong(ModuleChange::lines).sum();
    }

    private Figure figure(
            String id,
            String label,
            Quantity value,
            String formula,
            Rows rows,
            List<OtherRule> sensitivity) {
        var explanation =
                new Explanation(
                        DECISION,
                        period.toString(),
                        formula,
                        rows,
                        leftOut(),
                        Freshness.of(history),
                        sensitivity);
        return new Figure(id, label, value, explanation);
    }

    private List<LeftOut> leftOut() {
        long byBots =
                history.moduleChanges().stream().filter(change -> change.author().bot()).count();
        long quiet = changes.stream().map(ModuleChange::module).distinct().count() - active.size();
        List<LeftOut> all = new ArrayList<>(filesLeftOut);
        all.add(new LeftOut("module changes by bots", byBots, "programs hold no knowledge"));
        all.add(new LeftOut("quiet modules", quiet, "too few commits to speak of an owner"));
        return all;
    }
}
