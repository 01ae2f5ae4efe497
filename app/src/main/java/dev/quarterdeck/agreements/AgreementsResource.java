package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Agreement.Bound;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Measure.Statistic;
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

/// Answers for what teams agreed on.
@RestController
final class AgreementsResource {

    private final Agreements agreements;
    private final TeamRequests requests;

    AgreementsResource(Agreements agreements, TeamRequests requests) {
        this.agreements = agreements;
        this.requests = requests;
    }

    /// What is to be agreed.
    record Asked(
            @Nullable String metric,
            @Nullable String rule,
            @Nullable Statistic statistic,
            @Nullable Bound bound,
            @Nullable Double value,
            @Nullable LocalDate from) {

        Terms terms(TeamRequests requests) {
            return new Terms(
                    requests.measure(metric, rule, statistic),
                    TeamRequests.needed(bound, "bound"),
                    TeamRequests.needed(value, "value"),
                    TeamRequests.needed(from, "from"));
        }
    }

    /// When it ends.
    record AskedEnd(@Nullable LocalDate until) {}

    /// An agreement as a client sees it.
    record Shown(
            UUID id,
            UUID team,
            String metric,
            String rule,
            Statistic statistic,
            Bound bound,
            double value,
            LocalDate from,
            @Nullable LocalDate until,
            String by,
            Instant at) {

        static Shown of(Agreement one) {
            var terms = one.terms();
            var measure = terms.measure();
            var end = one.end();
            return new Shown(
                    one.id(),
                    one.team(),
                    measure.metric(),
                    measure.rule(),
                    measure.statistic(),
                    terms.bound(),
                    terms.value(),
                    terms.from(),
                    end == null ? null : end.until(),
                    one.by(),
                    one.at());
        }
    }

    /// How a team keeps to it.
    record Course(
            Shown agreement,
            long kept,
            long counted,
            int without,
            @Nullable String hidden,
            List<Week> weeks) {

        static Course of(AgreementCourse one) {
            return new Course(
                    Shown.of(one.agreement()),
                    one.kept().part(),
                    one.kept().whole(),
                    one.without(),
                    one.hidden(),
                    one.weeks().stream().map(Week::of).toList());
        }
    }

    /// One week.
    record Week(LocalDate monday, @Nullable Double value, boolean partial, boolean hidden) {

        static Week of(MeasuredWeek one) {
            return new Week(one.monday(), one.value(), one.partial(), one.hidden());
        }
    }

    /// All of a team.
    record All(List<Course> items) {}

    @GetMapping("/api/v1/teams/{teamId}/agreements")
    All list(
            Viewer viewer,
            @PathVariable UUID teamId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        requests.requireTeam(viewer, teamId);
        return new All(
                agreements.of(viewer, teamId, requests.day(asOf)).stream()
                        .map(Course::of)
                        .toList());
    }

    @PostMapping("/api/v1/teams/{teamId}/agreements")
    @ResponseStatus(HttpStatus.CREATED)
    Shown agree(Viewer viewer, @PathVariable UUID teamId, @RequestBody Asked asked) {
        requests.requireMay(viewer, teamId);
        return Shown.of(agreements.agree(viewer, teamId, asked.terms(requests)));
    }

    @PostMapping("/api/v1/agreements/{agreementId}/end")
    Shown end(Viewer viewer, @PathVariable UUID agreementId, @RequestBody AskedEnd asked) {
        return Shown.of(
                agreements.end(
                        viewer,
                        agreementId,
                        asked.until() == null ? requests.day(null) : asked.until()));
    }

    @PostMapping("/api/v1/agreements/{agreementId}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Viewer viewer, @PathVariable UUID agreementId) {
        agreements.undo(viewer, agreementId);
    }
}
