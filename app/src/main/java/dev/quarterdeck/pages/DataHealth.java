package dev.quarterdeck.pages;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.looks.kept.FigureRow;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.view.Frame.Health;
import dev.quarterdeck.sources.kept.ConnectionState;
import dev.quarterdeck.sources.kept.ConnectionStates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows which inputs are here, how fresh they are, and what mends what is missing.
///
/// An input is late when it is more than twice as old as the rhythm in which it usually comes, and
/// older than a week; when a part of it could not be read; or when the newest change in a tracker
/// is more than two weeks older than the day on which it was read.
public final class DataHealth {

    /// The kind of an input that is a connected tool.
    public static final String SOURCE = "source";

    private static final int WEEK = 7;
    private static final int ENOUGH_DAYS = 3;
    private static final String CODE = "link.named";
    private static final String TRACKER = "flow.open";
    private static final String NEWEST = "flow.newest";
    private static final int QUIET_DAYS = 14;

    private final PersonDirectory directory;
    private final Looks looks;
    private final ConnectionStates states;
    private final Policy policy;
    private final Times times;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    DataHealth(
            PersonDirectory directory,
            Looks looks,
            ConnectionStates states,
            Policy policy,
            Times times) {
        this.directory = directory;
        this.looks = looks;
        this.states = states;
        this.policy = policy;
        this.times = times;
    }

    /// How an input stands.
    public enum State {
        /// Here, and as fresh as usual.
        FRESH("fresh"),
        /// Here, but older than usual, or not whole.
        LATE("late"),
        /// Not here.
        MISSING("missing");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// Returns it as a reader sees it.
        public String words() {
            return words;
        }
    }

    /// An input.
    ///
    /// @param kind what it is: `people`, `code`, `tracker` or `source`
    /// @param repository the repository whose it is, or the connection; or null
    /// @param newest the day it describes, or null
    /// @param words how much, and how old against its usual rhythm
    /// @param feeds the panels that need it
    /// @param mend the one command that brings it, or the page that mends a source; empty for none
    public record Input(
            String name,
            String kind,
            @Nullable UUID repository,
            State state,
            @Nullable LocalDate newest,
            String words,
            String feeds,
            String mend) {}

    /// What was gathered of the repositories. The same for everybody who sees repositories, which
    /// are all who are signed in; true as long as no look was kept since.
    private record Kept(LocalDate day, long changes, List<Input> inputs) {}

    /// Returns every input as it stood on a day, the organisation first.
    public List<Input> inputs(Viewer viewer, LocalDate day) {
        var inputs = new ArrayList<Input>();
        inputs.add(organization(viewer, day));
        inputs.addAll(repositories(viewer, day));
        inputs.addAll(sources(viewer, day));
        return inputs;
    }

    /// Returns the connected tools: as they stand now, so on the page of today alone.
    private List<Input> sources(Viewer viewer, LocalDate day) {
        if (!day.equals(times.today()) || !sees(viewer)) {
            return List.of();
        }
        return states.all(viewer).stream()
                .filter(one -> one.connection().retiredOn() == null)
                .map(this::source)
                .toList();
    }

    private boolean sees(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.SOURCES)).isAllowed();
    }

    private Input source(ConnectionState one) {
        var standing = Standing.of(one, times);
        var heard = one.heard();
        return new Input(
                one.connection().name(),
                SOURCE,
                one.connection().id(),
                standing.state(),
                heard == null ? null : times.day(heard),
                standing.words(),
                "histories of " + one.tool(),
                standing.href());
    }

    private Input organization(Viewer viewer, LocalDate day) {
        var size = directory.size(viewer, day).filter(one -> !one.isEmpty());
        return new Input(
                "Organisation",
                "people",
                null,
                size.isPresent() ? State.FRESH : State.MISSING,
                size.map(PersonDirectory.Size::day).orElse(null),
                size.map(DataHealth::words)
                        .orElse("nobody worked here on this day, or nobody was imported yet"),
                "People, and the team of each repository",
                "./qd import people people.csv teams.csv");
    }

    private static String words(PersonDirectory.Size size) {
        return "%s in %s"
                .formatted(
                        size.persons() == 1
                                ? "1 person"
                                : Wording.count(size.persons()) + " people",
                        Wording.counted(size.teams(), "team"));
    }

    private List<Input> repositories(Viewer viewer, LocalDate day) {
        long changes = looks.changes();
        var before = kept.get();
        if (before != null && before.changes() == changes && before.day().equals(day)) {
            return before.inputs();
        }
        var inputs = gathered(viewer, day);
        kept.set(new Kept(day, changes, inputs));
        return inputs;
    }

    private List<Input> gathered(Viewer viewer, LocalDate day) {
        var days = looks.lookedAt(viewer, day);
        Map<UUID, Map<String, FigureRow>> read =
                looks.figureRows(viewer, day, List.of(CODE, TRACKER, NEWEST)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        FigureRow::repository,
                                        Collectors.toMap(FigureRow::id, Function.identity())));
        var inputs = new ArrayList<Input>();
        for (var one : looks.repositories(viewer, day)) {
            var figures = read.getOrDefault(one.id(), Map.of());
            var looked = days.getOrDefault(one.id(), List.of());
            inputs.add(input(one, "code", figures.containsKey(CODE), looked, day, ""));
            inputs.add(
                    input(
                            one,
                            "tracker",
                            figures.containsKey(TRACKER),
                            looked,
                            day,
                            quiet(figures.get(NEWEST))));
        }
        if (inputs.isEmpty()) {
            inputs.add(none());
        }
        return List.copyOf(inputs);
    }

    private static Input none() {
        return new Input(
                "Repositories",
                "code",
                null,
                State.MISSING,
                null,
                "no repository was looked at yet",
                "Delivery, and what moved on the Brief",
                "./qd import look ~/src/app --repository app");
    }

    /// Says how old the newest change was when a tracker was read; nothing when it was new.
    private static String quiet(@Nullable FigureRow newest) {
        return newest != null
                        && newest.value() instanceof Quantity.Day(LocalDate change)
                        && change.plusDays(QUIET_DAYS).isBefore(newest.asOf())
                ? ", its newest change is of " + change
                : "";
    }

    private static Input input(
            Repository one,
            String kind,
            boolean isHere,
            List<LocalDate> looked,
            LocalDate day,
            String quiet) {
        boolean isCode = kind.equals("code");
        var newest = isHere ? looked.stream().findFirst().orElse(null) : null;
        var look = one.newest();
        boolean isWhole = look == null || look.complete();
        return new Input(
                one.name(),
                kind,
                one.id(),
                newest == null
                        ? State.MISSING
                        : isWhole && quiet.isEmpty() && !isLate(looked, day)
                                ? State.FRESH
                                : State.LATE,
                newest,
                newest == null
                        ? isCode ? "no code was read" : "no tracker was read"
                        : age(looked, day) + quiet + (isWhole ? "" : ", a part could not be read"),
                isCode
                        ? "linked work, releases, failure floor, knowledge"
                        : "flow, ageing, forecast by the tracker",
                "./qd import look %s--repository %s"
                        .formatted(
                                isCode
                                        ? "~/src/%s ".formatted(argument(one.name()))
                                        : "export.csv ",
                                argument(one.name())));
    }

    private static String argument(String name) {
        return name.matches("[\\p{L}\\p{N}._+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    /// Returns the usual days between two looks; a week when there were too few to tell.
    private static long rhythm(List<LocalDate> looked) {
        if (looked.size() < ENOUGH_DAYS) {
            return WEEK;
        }
        var gaps = new ArrayList<Long>();
        for (int at = 1; at < looked.size(); at++) {
            gaps.add(ChronoUnit.DAYS.between(looked.get(at), looked.get(at - 1)));
        }
        gaps.sort(Comparator.naturalOrder());
        return Math.max(1, gaps.get(gaps.size() / 2));
    }

    private static boolean isLate(List<LocalDate> looked, LocalDate day) {
        long age = ChronoUnit.DAYS.between(looked.getFirst(), day);
        return age > WEEK && age > 2 * rhythm(looked);
    }

    private static String age(List<LocalDate> looked, LocalDate day) {
        long age = ChronoUnit.DAYS.between(looked.getFirst(), day);
        var words = age == 0 ? "of this day" : Wording.counted(age, "day") + " old";
        return looked.size() < ENOUGH_DAYS
                ? words
                : words + ", usually every " + Wording.counted(rhythm(looked), "day");
    }

    Health chip(Viewer viewer, LocalDate day) {
        var inputs = inputs(viewer, day);
        long missing = inputs.stream().filter(one -> one.state() == State.MISSING).count();
        long late = inputs.stream().filter(one -> one.state() == State.LATE).count();
        if (missing == inputs.size()) {
            return new Health("none", "No data yet");
        }
        if (missing + late == 0) {
            return new Health("all", "All inputs fresh");
        }
        return new Health(
                "some",
                missing == 0
                        ? "%d late".formatted(late)
                        : late == 0
                                ? "%d missing".formatted(missing)
                                : "%d missing, %d late".formatted(missing, late));
    }
}
