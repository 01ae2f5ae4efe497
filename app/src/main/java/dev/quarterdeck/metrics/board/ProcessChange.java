package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Habits;
import dev.quarterdeck.metrics.board.Board.InHand;
import dev.quarterdeck.metrics.board.Board.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses one process change to consider, by a rule that is the same for every team.
///
/// Each sign is measured against a limit; of those that reach theirs the one that exceeds it the
/// most is said. Nothing is said from fewer than ten things.
public final class ProcessChange {

    /// A sign is taken from so many things at least.
    public static final int LEAST = 10;

    private static final double WAITING = 0.4;
    private static final double UNREVIEWED = 0.1;
    private static final double LINES = 200;
    private static final double UNPLANNED = 0.3;
    private static final double OLD = 0.3;

    private ProcessChange() {}

    /// A sign, measured.
    ///
    /// @param sign what is measured
    /// @param value as a reader sees it
    /// @param limit as a reader sees it
    /// @param times how many times its limit it is; 0 where there are too few things
    /// @param change what could be tried
    public record Sign(String sign, String value, String limit, double times, String change) {

        /// Answers whether it reaches its limit.
        public boolean isReached() {
            return times >= 1;
        }
    }

    /// Measures all signs, those first that exceed their limit the most.
    ///
    /// @param line the age that 85 % of finished items stayed below, or null where not known
    public static List<Sign> signs(
            Stages stages, Habits habits, List<InHand> inHand, @Nullable Duration line) {
        var signs = new ArrayList<Sign>();
        longest(stages).ifPresent(signs::add);
        signs.add(
                share(
                        "Changes merged without a review",
                        habits.unreviewed(),
                        habits.merged(),
                        UNREVIEWED,
                        "Ask for one review before anything lands, and say for which changes none is needed."));
        signs.add(lines(habits));
        signs.add(
                share(
                        "Finished work that nobody planned",
                        habits.unplanned(),
                        habits.finished(),
                        UNPLANNED,
                        "Keep a part of the week free for what comes in, and look for the one place where most of it comes from."));
        old(inHand, line).ifPresent(signs::add);
        signs.sort(Comparator.comparingDouble(Sign::times).reversed());
        return List.copyOf(signs);
    }

    /// Finds the change to consider; empty when no sign reaches its limit.
    public static Optional<Sign> chosen(List<Sign> signs) {
        return signs.stream().filter(Sign::isReached).findFirst();
    }

    private static Sign share(String sign, long part, long whole, double limit, String change) {
        double share = whole == 0 ? 0 : (double) part / whole;
        return new Sign(
                sign,
                whole == 0
                        ? "not known"
                        : "%s (%s of %s)"
                                .formatted(
                                        percent(share), Wording.count(part), Wording.count(whole)),
                percent(limit),
                whole < LEAST ? 0 : share / limit,
                change);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    private record Stage(String name, Duration length, String change) {}

    private static Optional<Sign> longest(Stages stages) {
        if (stages.changes() == 0 || stages.all().isZero()) {
            return Optional.empty();
        }
        var longest =
                List.of(
                                new Stage(
                                        "waiting for the first answer",
                                        stages.pickup(),
                                        "Agree within which time a change is looked at first, and look at open changes before beginning a new one."),
                                new Stage(
                                        "in review",
                                        stages.review(),
                                        "Make changes smaller, and settle what a review is for, so that fewer rounds are needed."),
                                new Stage(
                                        "waiting to land after its approval",
                                        stages.landing(),
                                        "Let a change land by itself once it is approved and its checks have passed."),
                                new Stage(
                                        "waiting to be deployed",
                                        stages.shipping(),
                                        "Deploy what has landed more often, in smaller portions."))
                        .stream()
                        .max(Comparator.comparing(Stage::length))
                        .orElseThrow();
        double share = (double) longest.length().toSeconds() / stages.all().toSeconds();
        return Optional.of(
                new Sign(
                        "Part of its way that a change is " + longest.name(),
                        "%s (%s of %s)"
                                .formatted(
                                        percent(share),
                                        Wording.span(longest.length()),
                                        Wording.span(stages.all())),
                        percent(WAITING),
                        stages.changes() < LEAST ? 0 : share / WAITING,
                        longest.change()));
    }

    private static Sign lines(Habits habits) {
        var lines = habits.lines();
        return new Sign(
                "Lines of a change, median",
                lines == null ? "not known" : Wording.count(lines),
                Wording.count((long) LINES),
                lines == null || habits.merged() < LEAST ? 0 : lines / LINES,
                "Cut changes smaller: one step that can be reviewed in a quarter of an hour.");
    }

    private static Optional<Sign> old(List<InHand> inHand, @Nullable Duration line) {
        if (line == null || inHand.isEmpty()) {
            return Optional.empty();
        }
        long old = inHand.stream().filter(one -> one.age().compareTo(line) > 0).count();
        double share = (double) old / inHand.size();
        return Optional.of(
                new Sign(
                        "Work in progress that is older than 85% of what was finished",
                        "%s (%d of %d)".formatted(percent(share), old, inHand.size()),
                        percent(OLD),
                        inHand.size() < LEAST / 2 ? 0 : share / OLD,
                        "Finish or give back the oldest items before anything new is begun."));
    }
}
