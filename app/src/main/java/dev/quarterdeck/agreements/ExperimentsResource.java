package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.AgreementsResource.Week;
import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.engine.measuring.Interruption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for what teams try.
@RestController
final class ExperimentsResource {

    private final Experiments experiments;
    private final TeamRequests requests;

    ExperimentsResource(Experiments experiments, TeamRequests requests) {
        this.experiments = experiments;
        this.requests = requests;
    }

    /// What is to be tried.
    record Asked(
            @Nullable String title,
            @Nullable String change,
            @Nullable String metric,
            @Nullable String rule,
            @Nullable Statistic statistic,
            @Nullable Expected expected,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        Plan plan(TeamRequests requests) {
            return new Plan(
                    TeamRequests.needed(title, "title").strip(),
                    TeamRequests.needed(change, "change").strip(),
                    requests.measure(metric, rule, statistic),
                    TeamRequests.needed(expected, "expected"),
                    TeamRequests.needed(from, "from"),
                    TeamRequests.needed(until, "until"));
        }
    }

    /// What came of it.
    record AskedClosing(@Nullable Verdict verdict, @Nullable String lesson) {}

    /// How it ended.
    record Closed(Verdict verdict, String lesson, LocalDate day, String by, Instant at) {}

    /// An experiment as a client sees it.
    record Shown(
            UUID id,
            UUID team,
            String title,
            String change,
            String metric,
            String rule,
            Statistic statistic,
            Expected expected,
            LocalDate from,
            LocalDate until,
            String by,
            Instant at,
            @Nullable Closed closed) {

        static Shown of(Experiment one) {
            var plan = one.plan();
            var measure = plan.measure();
            var closing = one.closing();
            return new Shown(
                    one.id(),
                    one.team(),
                    plan.title(),
                    plan.change(),
                    measure.metric(),
                    measure.rule(),
                    measure.statistic(),
                    plan.expected(),
                    plan.from(),
                    plan.until(),
                    one.by(),
                    one.at(),
                    closing == null
                            ? null
                            : new Closed(
                                    closing.verdict(),
                                    closing.lesson(),
                                    closing.day(),
                                    closing.by(),
                                    closing.at()));
        }
    }

    /// What the weeks come to.
    ///
    /// @param state `COMPARED`, `NOT_ENOUGH_DATA`, `HIDDEN`
    record Found(
            String state,
            int weeksBefore,
            int weeksAfter,
            @Nullable Comparison comparison,
            @Nullable String reason) {

        static Found of(Finding finding) {
            return switch (finding) {
                case Finding.Compared one ->
                        new Found(
                                "COMPARED",
                                one.weeksBefore(),
                                one.weeksAfter(),
                                Comparison.of(one),
                                null);
                case Finding.NotEnough(int before, int after) ->
                        new Found(
                                "NOT_ENOUGH_DATA",
                                before,
                                after,
                                null,
                                "each side needs %d weeks with a number"
                                        .formatted(Interruption.FEWEST));
                case Finding.Hidden(String reason) -> new Found("HIDDEN", 0, 0, null, reason);
            };
        }
    }

    /// The medians of the weeks, and their difference with its 95 % interval.
    record Comparison(
            double before,
            double after,
            double difference,
            double low,
            double high,
            Interruption.Trend trendBefore,
            Verdict verdict) {

        static Comparison of(Finding.Compared one) {
            var found = one.interruption();
            var change = found.change();
            return new Comparison(
                    found.before(),
                    found.after(),
                    change.value(),
                    change.low(),
                    change.high(),
                    found.trend(),
                    one.verdict());
        }
    }

    /// The limits of the weeks before.
    record Limits(double lower, double centre, double upper) {}

    /// What an experiment did.
    record Course(
            Shown experiment,
            Found found,
            @Nullable Limits limits,
            List<LocalDate> odd,
            List<Week> weeks) {

        static Course of(ExperimentCourse one) {
            var limits = one.limits();
            return new Course(
                    Shown.of(one.experiment()),
                    Found.of(one.finding()),
                    limits == null
                            ? null
                            : new Limits(limits.lower(), limits.centre(), limits.upper()),
                    one.odd(),
                    one.weeks().stream().map(Week::of).toList());
        }
    }

    /// All of a team.
    record All(List<Course> items) {}

    @GetMapping("/api/v1/teams/{teamId}/experiments")
    All list(
            Viewer viewer,
            @PathVariable UUID teamId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        requests.requireTeam(viewer, teamId);
        var day = requests.day(asOf);
        return new All(experiments.of(viewer, teamId, day).stream().map(Course::of).toList());
    }

    @PostMapping("/api/v1/teams/{teamId}/experiments")
    @ResponseStatus(HttpStatus.CREATED)
    Shown start(Viewer viewer, @PathVariable UUID teamId, @RequestBody Asked asked) {
        requests.requireMay(viewer, teamId);
        return Shown.of(experiments.start(viewer, teamId, asked.plan(requests)));
    }

    @PostMapping("/api/v1/experiments/{experimentId}/close")
    Shown close(Viewer viewer, @PathVariable UUID experimentId, @RequestBody AskedClosing asked) {
        return Shown.of(
                experiments.close(
                        viewer,
                        experimentId,
                        TeamRequests.needed(asked.verdict(), "verdict"),
                        TeamRequests.needed(asked.lesson(), "lesson").strip()));
    }

    @PostMapping("/api/v1/experiments/{experimentId}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Viewer viewer, @PathVariable UUID experimentId) {
        experiments.undo(viewer, experimentId);
    }
}
