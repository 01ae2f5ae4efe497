package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Experiment.Closing;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentStore.Standing;
import dev.quarterdeck.agreements.Ledger.Signed;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what teams try, compare the weeks before with those after, and keep what was learned.
///
/// Everybody who is signed in reads; a team's head, those above and administrators decide.
public final class Experiments {

    /// Half a year before the first day: what is usual.
    private static final int WEEKS_BEFORE = 26;

    private static final int MOST_OPEN = 10;

    private final Ledger<Standing> ledger;
    private final WeeklyNumbers numbers;
    private final Checks checks;

    Experiments(Ledger<Standing> ledger, WeeklyNumbers numbers, Checks checks) {
        this.ledger = ledger;
        this.numbers = numbers;
        this.checks = checks;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Experiments at(Clock moment) {
        return new Experiments(ledger.at(moment), numbers, checks);
    }

    /// Lists a team's experiments as they stood at the end of a day, newest first, with what came
    /// of them up to then.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<ExperimentCourse> of(Viewer viewer, UUID team, LocalDate asOf) {
        return ledger.of(viewer, team, asOf).stream()
                .map(one -> course(viewer, one, asOf))
                .toList();
    }

    private ExperimentCourse course(Viewer viewer, Standing one, LocalDate asOf) {
        var experiment = one.experiment();
        var now = weeks(viewer, experiment, asOf);
        var closed = one.closed();
        if (closed == null) {
            return !now.isEmpty() && now.stream().allMatch(MeasuredWeek::hidden)
                    ? ExperimentCourse.hidden(experiment, WeeklyNumbers.HIDDEN)
                    : ExperimentCourse.of(experiment, now);
        }
        var hidden =
                now.stream()
                        .filter(MeasuredWeek::hidden)
                        .map(MeasuredWeek::monday)
                        .collect(Collectors.toSet());
        var frozen = ledger.database().keeping(sql -> ExperimentStore.frozen(sql, closed));
        // What was shown when it was closed, and may not be shown any more, is in the medians too.
        return frozen.stream().anyMatch(week -> hidden.contains(week.monday()) && week.counts())
                ? ExperimentCourse.hidden(experiment, WeeklyNumbers.HIDDEN)
                : ExperimentCourse.of(experiment, frozen);
    }

    private List<MeasuredWeek> weeks(Viewer viewer, Experiment experiment, LocalDate asOf) {
        var plan = experiment.plan();
        var first = Question.monday(plan.from()).minusWeeks(WEEKS_BEFORE);
        var asked = new WeeklyNumbers.Asked(viewer, experiment.team(), plan.measure(), asOf);
        return numbers.weeks(asked, first, plan.until());
    }

    /// Keeps what a team tries.
    ///
    /// @throws Refusal when the viewer may not decide for the team, or it could not be measured
    public Experiment start(Viewer viewer, UUID team, Plan plan) {
        ledger.deciding().require(viewer, team);
        checks.experiment(plan, ledger.today());
        var made = new Experiment(ledger.next(), team, plan, viewer.label(), ledger.now(), null);
        ledger.begin(
                viewer,
                "start",
                made.id(),
                sql -> {
                    requireFew(ledger.store().of(sql, team, TeamStore.ALWAYS));
                    ExperimentStore.insert(sql, made);
                });
        return made;
    }

    private static void requireFew(List<Standing> all) {
        if (all.stream().filter(one -> one.closed() == null).count() >= MOST_OPEN) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "A team has %d open experiments at most.".formatted(MOST_OPEN),
                    "Maybe close one first: of many changes at once nobody can tell which did it.");
        }
    }

    /// Closes an experiment; its numbers stay what they are today.
    ///
    /// @param verdict what a person says came of it, whatever the numbers say
    /// @param lesson what was learned
    /// @throws Refusal when the viewer may not, there is no such experiment, or it is closed
    public Experiment close(Viewer viewer, UUID experiment, Verdict verdict, String lesson) {
        // Its numbers are read before the transaction: that takes longer than others should wait.
        var tried = ledger.required(viewer, experiment).experiment();
        var whole =
                weeks(viewer, tried, ledger.today()).stream()
                        .filter(one -> !one.partial())
                        .toList();
        Checks.text(lesson, "lesson", "The lesson", 2_000);
        return ledger.change(
                        viewer,
                        experiment,
                        "close",
                        (sql, found) -> {
                            requireOpen(found);
                            var signed = ledger.signed(viewer);
                            var closing =
                                    new Closing(
                                            verdict,
                                            lesson,
                                            ledger.today(),
                                            signed.by(),
                                            signed.at());
                            return closed(sql, found, closing, whole);
                        })
                .experiment();
    }

    private static void requireOpen(Standing found) {
        if (found.closed() != null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The experiment (%s) is closed already.".formatted(found.experiment().id()),
                    "Maybe undo the closing first.");
        }
    }

    private Standing closed(
            JdbcClient sql, Standing found, Closing closing, List<MeasuredWeek> weeks) {
        var signed = new Signed(closing.by(), closing.at());
        var step = ledger.step(signed, found.experiment().id(), Step.CLOSED, Optional.of(closing));
        ExperimentStore.insert(sql, step);
        ExperimentStore.freeze(sql, step.id(), weeks);
        return found.with(closing, step.id());
    }

    /// Takes the last step back: its closing where it is closed, else the experiment itself.
    ///
    /// @throws Refusal when the viewer may not, or there is no such experiment
    public void undo(Viewer viewer, UUID experiment) {
        ledger.change(
                viewer,
                experiment,
                "undo",
                (sql, found) -> {
                    var kind = found.closed() == null ? Step.TAKEN_BACK : Step.REOPENED;
                    ExperimentStore.insert(
                            sql,
                            ledger.step(ledger.signed(viewer), experiment, kind, Optional.empty()));
                    return found.with(null, null);
                });
    }
}
