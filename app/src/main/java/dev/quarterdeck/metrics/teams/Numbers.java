package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.metrics.teams.KeptCells.State;
import dev.quarterdeck.metrics.teams.TeamMetrics.Thing;
import dev.quarterdeck.metrics.teams.Trends.Asked;
import dev.quarterdeck.platform.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Computes cells from the flat tables and keeps them: today's of the last six years in tables,
/// where they change along with the rows that they are computed from; those of past days that were
/// asked for last in memory.
final class Numbers {

    /// So long what was computed is shown again; the report says when that was.
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// So often time passes in what is kept: ages go on by themselves.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// When more things change at once, their metrics are computed wholly, and a little later.
    private static final int AT_ONCE = 1_000;

    private static final Set<String> EFFORT = Set.of("effort");

    /// Each metric of some periods.
    private static final int KEPT = 1_000;

    private final Measured measured;
    private final Clock clock;
    private final CellStore store = new CellStore();
    private final KeptCells keptCells = new KeptCells();
    private final Recent<Key, Computed> kept = new Recent<>(KEPT);
    private final Recent<Listed, List<Thing>> listed = new Recent<>(KEPT);

    private final AtomicLong computed = new AtomicLong();
    private volatile @Nullable Known known;

    Numbers(Measured measured, Clock clock) {
        this.measured = measured;
        this.clock = clock;
        measured.hear(this::hear);
    }

    /// How the metrics are that are kept. @param edition how often they had changed
    private record Known(long edition, Map<String, State> states) {}

    private record Key(Asked asked, LocalDate first, int weeks, LocalDate asOf) {}

    private record Computed(Cells cells, Instant at) {}

    /// Things that were listed, as long as no number of their metric changes.
    private record Listed(Asked asked, Map<LocalDate, Set<String>> teams, int most, long version) {}

    /// Cells of what was asked. @param computed when the oldest of them were computed
    record Answer(Map<Asked, Cells> cells, Instant computed) {

        Cells of(Asked asked) {
            return cells.getOrDefault(asked, Cells.of(Map.of()));
        }
    }

    /// Returns the weeks of a question: the period, and as many before.
    Weeks weeks(Question question) {
        return new Weeks(
                question.firstMonday().minusWeeks(question.weeks()),
                2 * question.weeks(),
                seen(question.asOf()));
    }

    private Instant seen(LocalDate asOf) {
        return Question.seen(asOf, clock.instant());
    }

    /// Computes what is not kept yet, or marked to be computed anew, and lets time pass in what is.
    ///
    /// @return how many metrics and rules were computed
    int keep() {
        if (!measured.now(KeptCells::isAnythingKnown)) {
            return 0;
        }
        var states = measured.now(keptCells::states);
        int count = 0;
        for (var asked : all()) {
            if (keep(asked, states.get(KeptCells.name(asked)))) {
                computed.incrementAndGet();
                count++;
            }
        }
        return count;
    }

    private boolean keep(Asked asked, @Nullable State state) {
        if (state == null || !state.edition().equals(Rows.edition(asked))) {
            measured.keep(sql -> keptCells.keep(sql, asked, lastWeeks(clock.instant())));
            return true;
        }
        var seen = state.seen();
        if (!seen.plus(LONGEST).isBefore(clock.instant())) {
            return false;
        }
        measured.keep(
                sql -> {
                    if (Rows.goesOn(asked)) {
                        keptCells.keep(sql, asked, lastWeeks(clock.instant()));
                    } else {
                        keptCells.passTime(sql, asked, since(seen, clock.instant()));
                    }
                });
        return true;
    }

    private static Weeks lastWeeks(Instant now) {
        return since(
                Weeks.start(
                        Question.monday(LocalDate.ofInstant(now, ZoneOffset.UTC))
                                .minusWeeks(2L * Question.MOST_WEEKS)),
                now);
    }

    private static Weeks since(Instant first, Instant now) {
        var monday = Question.monday(LocalDate.ofInstant(first, ZoneOffset.UTC));
        var days = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay() - monday.toEpochDay();
        return new Weeks(monday, (int) (days / 7) + 1, now);
    }

    /// Computes anew the cells that changed rows touch, in the transaction that changes them.
    void hear(Measured.Changed changed) {
        var sql = CellStore.path(changed.sql());
        var states = keptCells.states(sql);
        var now = clock.instant();
        for (var asked : all()) {
            var state = states.get(KeptCells.name(asked));
            if (state == null || !Rows.reads(asked, changed.tables())) {
                continue;
            }
            if (changed.things() > AT_ONCE) {
                keptCells.mark(sql, asked);
            } else {
                // As long as the oldest weeks are kept, they are asked for.
                var stirred = new Stirred(sql, since(state.first(), now), changed.tables());
                stirred.by(asked).forEach(part -> keptCells.keep(sql, asked, part));
            }
        }
    }

    private static List<Asked> all() {
        return Catalog.METRICS.stream()
                .flatMap(metric -> metric.rules().stream().map(rule -> new Asked(metric, rule)))
                .toList();
    }

    /// Tells of the metrics that are kept for a day and some weeks how they are.
    Map<Asked, State> kept(List<Asked> asked, Weeks weeks, LocalDate asOf) {
        var kept = new LinkedHashMap<Asked, State>();
        if (!isPast(asOf)) {
            var states = states();
            for (var one : asked) {
                var state = states.get(KeptCells.name(one));
                if (state != null && state.covers(weeks)) {
                    kept.put(one, state);
                }
            }
        }
        return kept;
    }

    /// Only this program writes them: they are read again when it did.
    private Map<String, State> states() {
        var before = known;
        long edition = measured.changes() + computed.get();
        if (before != null && before.edition() == edition) {
            return before.states();
        }
        var read = new Known(edition, measured.now(keptCells::states));
        known = read;
        return read.states();
    }

    /// Reads the cells of metrics that are kept.
    ///
    /// @param teams whose, or null for all
    Map<Asked, Cells> read(Collection<Asked> asked, Weeks weeks, @Nullable Set<String> teams) {
        var cells = new LinkedHashMap<Asked, Cells>();
        if (!asked.isEmpty()) {
            measured.now(
                    sql -> {
                        asked.forEach(
                                one -> cells.put(one, keptCells.read(sql, one, weeks, teams)));
                        return true;
                    });
        }
        return cells;
    }

    /// A metric under one of its rules in some weeks.
    private record Wanted(Asked asked, Weeks weeks) {}

    /// Returns the cells of metrics, computed now or lately.
    Answer computed(List<Asked> asked, Weeks weeks, LocalDate asOf) {
        var found = computed(asked.stream().map(one -> new Wanted(one, weeks)).toList(), asOf);
        var cells = new LinkedHashMap<Asked, Cells>();
        found.forEach((one, computed) -> cells.put(one.asked, computed.cells()));
        var oldest =
                found.values().stream()
                        .map(Computed::at)
                        .min(Instant::compareTo)
                        .orElseGet(clock::instant);
        return new Answer(cells, oldest);
    }

    /// Computes what questions about one day are going to ask for: a past day is then made once for
    /// all of them.
    void prepare(List<Question> questions) {
        var asOf = questions.getFirst().asOf();
        if (isPast(asOf)) {
            computed(
                    questions.stream()
                            .flatMap(
                                    one ->
                                            Trends.asked(one).stream()
                                                    .map(asked -> new Wanted(asked, weeks(one))))
                            .distinct()
                            .toList(),
                    asOf);
        }
    }

    private Map<Wanted, Computed> computed(List<Wanted> wanted, LocalDate asOf) {
        var found = new LinkedHashMap<Wanted, Computed>();
        var missing = new ArrayList<Wanted>();
        for (var one : wanted) {
            fresh(key(one, asOf))
                    .ifPresentOrElse(known -> found.put(one, known), () -> missing.add(one));
        }
        if (!missing.isEmpty()) {
            found.putAll(compute(missing, asOf));
        }
        return found;
    }

    private static Key key(Wanted one, LocalDate asOf) {
        return new Key(one.asked, one.weeks.first(), one.weeks.count(), asOf);
    }

    private Optional<Computed> fresh(Key key) {
        var now = clock.instant();
        return kept.find(key).filter(one -> !one.at().plus(FRESH).isBefore(now));
    }

    private Map<Wanted, Computed> compute(List<Wanted> missing, LocalDate asOf) {
        var found = new LinkedHashMap<Wanted, Computed>();
        missing.stream()
                .collect(Collectors.partitioningBy(one -> isEffort(one.asked)))
                .forEach(
                        (isEffort, some) -> {
                            if (!some.isEmpty()) {
                                asking(
                                        asOf,
                                        isEffort ? first(some) : null,
                                        sql -> compute(sql, some, found));
                            }
                        });
        found.forEach((one, computed) -> kept.put(key(one, asOf), computed));
        return found;
    }

    private static LocalDate first(List<Wanted> some) {
        return some.stream().map(one -> one.weeks.first()).min(LocalDate::compareTo).orElseThrow();
    }

    private boolean compute(JdbcClient sql, List<Wanted> some, Map<Wanted, Computed> found) {
        var at = clock.instant();
        for (var one : some) {
            found.put(one, new Computed(store.cells(sql, one.asked, one.weeks), at));
        }
        return true;
    }

    /// Lists things, newest first.
    ///
    /// @param teams by Monday, the teams whose things are wanted; empty sets want everything
    List<Thing> things(
            Asked asked, Map<LocalDate, Set<String>> teams, Question question, int most) {
        var first = teams.keySet().stream().min(LocalDate::compareTo).orElseThrow();
        var last = teams.keySet().stream().max(LocalDate::compareTo).orElseThrow();
        int count = (int) ((last.toEpochDay() - first.toEpochDay()) / 7) + 1;
        var weeks = new Weeks(first, count, seen(question.asOf()));
        var state = isPast(question.asOf()) ? null : states().get(KeptCells.name(asked));
        return state == null || !state.covers(weeks)
                ? list(asked, teams, weeks, question, most)
                : listed.get(
                        new Listed(asked, teams, most, state.version()),
                        () -> list(asked, teams, weeks, question, most));
    }

    private List<Thing> list(
            Asked asked,
            Map<LocalDate, Set<String>> teams,
            Weeks weeks,
            Question question,
            int most) {
        return asking(
                question.asOf(),
                isEffort(asked) ? weeks.first() : null,
                sql -> store.things(sql, asked, weeks, teams, most));
    }

    private static boolean isEffort(Asked asked) {
        return Rows.reads(asked, EFFORT);
    }

    /// Asks as of a day.
    ///
    /// @param effortFrom where effort is asked, and nothing else, the first day of it; else null
    <T> T asking(
            LocalDate asOf, @Nullable LocalDate effortFrom, Function<JdbcClient, T> questions) {
        if (!isPast(asOf)) {
            return measured.now(questions);
        }
        return effortFrom == null
                ? measured.asOf(seen(asOf), questions)
                : measured.effortAsOf(seen(asOf), effortFrom, questions);
    }

    boolean isPast(LocalDate asOf) {
        return Question.isPast(asOf, clock.instant());
    }
}
