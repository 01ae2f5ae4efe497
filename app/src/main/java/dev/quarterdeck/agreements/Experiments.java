package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Experiment.Closing;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentStore.Standing;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what teams try, compare the weeks before with those after, and keep what was learned.
///
/// Everybody who is signed in reads; a team's head, those above and administrators decide.
public final class Experiments {

    /// Half a year before the first day: what is usual.
    private static final int WEEKS_BEFORE = 26;

    private static final int MOST_OPEN = 10;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final Deciding deciding;
    private final WeeklyNumbers numbers;
    private final Checks checks;

    Experiments(
            Database database,
            Audit audit,
            Clock clock,
            Deciding deciding,
            WeeklyNumbers numbers,
            Checks checks) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.deciding = deciding;
        this.numbers = numbers;
        this.checks = checks;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Experiments at(Clock moment) {
        return new Experiments(database, audit, moment, deciding, numbers, checks);
    }

    /// Lists a team's experiments as they stood at the end of a day, newest first, with what came
    /// of them up to then.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<ExperimentCourse> of(Viewer viewer, UUID team, LocalDate asOf) {
        deciding.requireSeen(viewer);
        var then = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var all =
                database.viewing(
                        viewer.viewpoint(today()), sql -> ExperimentStore.of(sql, team, then));
        return all.stream().map(one -> course(viewer, one, asOf)).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
        var frozen = database.keeping(sql -> ExperimentStore.frozen(sql, closed));
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

    /// Returns why the viewer may not decide for a team, empty when they may.
    public Optional<String> refusal(Viewer viewer, UUID team) {
        return deciding.refusal(viewer, team);
    }

    /// Keeps what a team tries.
    ///
    /// @throws Refusal when the viewer may not decide for the team, or it could not be measured
    public Experiment start(Viewer viewer, UUID team, Plan plan) {
        deciding.require(viewer, team);
        checks.experiment(plan, today());
        var made =
                new Experiment(Ids.next(clock), team, plan, viewer.label(), clock.instant(), null);
        database.keep(
                sql -> {
                    AgreementStore.hold(sql);
                    requireFew(ExperimentStore.of(sql, team, AgreementStore.ALWAYS));
                    ExperimentStore.insert(sql, made);
                    note(sql, viewer, "experiment.start", made.id());
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

    private void note(JdbcClient sql, Viewer viewer, String action, UUID experiment) {
        audit.append(
                sql,
                AuditEntry.of(
                        viewer,
                        action,
                        FieldClass.TEAM_AGREEMENTS,
                        List.of(),
                        "experiment " + experiment));
    }

    /// Closes an experiment; its numbers stay what they are today.
    ///
    /// @param verdict what a person says came of it, whatever the numbers say
    /// @param lesson what was learned
    /// @throws Refusal when the viewer may not, there is no such experiment, or it is closed
    public Experiment close(Viewer viewer, UUID experiment, Verdict verdict, String lesson) {
        var whole =
                weeks(viewer, required(viewer, experiment), today()).stream()
                        .filter(one -> !one.partial())
                        .toList();
        Checks.text(lesson, "lesson", "The lesson", 2_000);
        return change(
                viewer,
                experiment,
                "experiment.close",
                (sql, found) -> {
                    if (found.closed() != null) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "The experiment (%s) is closed already.".formatted(experiment),
                                "Maybe undo the closing first.");
                    }
                    var at = clock.instant();
                    var closing = new Closing(verdict, lesson, today(), viewer.label(), at);
                    var step = step(viewer, experiment, Step.CLOSED, Optional.of(closing));
                    ExperimentStore.insert(sql, step);
                    ExperimentStore.freeze(sql, step.id(), whole);
                });
    }

    /// Takes the last step back: its closing where it is closed, else the experiment itself.
    ///
    /// @throws Refusal when the viewer may not, or there is no such experiment
    public void undo(Viewer viewer, UUID experiment) {
        required(viewer, experiment);
        change(
                viewer,
                experiment,
                "experiment.undo",
                (sql, found) ->
                        ExperimentStore.insert(
                                sql,
                                step(
                                        viewer,
                                        experiment,
                                        found.closed() == null ? Step.TAKEN_BACK : Step.REOPENED,
                                        Optional.empty())));
    }

    private Step<Closing> step(Viewer viewer, UUID of, String kind, Optional<Closing> closing) {
        return new Step<>(Ids.next(clock), of, kind, viewer.label(), clock.instant(), closing);
    }

    private Experiment change(
            Viewer viewer,
            UUID experiment,
            String action,
            BiConsumer<JdbcClient, Standing> decide) {
        return database.keeping(
                sql -> {
                    AgreementStore.hold(sql);
                    var found = standing(sql, experiment);
                    decide.accept(sql, found);
                    note(sql, viewer, action, experiment);
                    return ExperimentStore.find(sql, experiment).orElse(found).experiment();
                });
    }

    private Experiment required(Viewer viewer, UUID experiment) {
        var found = database.keeping(sql -> standing(sql, experiment)).experiment();
        deciding.require(viewer, found.team());
        return found;
    }

    private static Standing standing(JdbcClient sql, UUID experiment) {
        return ExperimentStore.find(sql, experiment).orElseThrow(() -> unknown(experiment));
    }

    private static Refusal unknown(UUID experiment) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no experiment (%s), or it was taken back.".formatted(experiment),
                "Maybe list those of the team.");
    }
}
