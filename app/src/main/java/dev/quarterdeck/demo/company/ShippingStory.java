package dev.quarterdeck.demo.company;

import dev.quarterdeck.demo.company.TeamTale.Deployed;
import dev.quarterdeck.demo.company.TeamTale.Incident;
import dev.quarterdeck.demo.company.TeamTale.MainRun;
import dev.quarterdeck.demo.company.TeamTale.Reviewed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Draws how what was merged was built and deployed, and what went wrong after it.
final class ShippingStory {

    private static final String PRODUCTION = "production";
    private static final String STAGING = "staging";

    private final TeamPlan plan;
    private final LocalDate today;
    private final Draw draw;
    private final List<Reviewed> merged;
    private final List<MainRun> runs = new ArrayList<>();
    private final List<Deployed> deployments = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    ShippingStory(TeamPlan plan, LocalDate today, Draw draw, List<Reviewed> changes) {
        this.plan = plan;
        this.today = today;
        this.draw = draw;
        this.merged =
                changes.stream()
                        .filter(one -> one.merged() != null)
                        .sorted(Comparator.comparing(ShippingStory::landed))
                        .toList();
    }

    private static Instant landed(Reviewed change) {
        return Objects.requireNonNull(change.merged());
    }

    ShippingStory told() {
        var recent = today.minusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        merged.stream().filter(one -> landed(one).isAfter(recent)).forEach(this::run);
        deploy();
        otherIncidents();
        return this;
    }

    List<MainRun> runs() {
        return runs;
    }

    List<Deployed> deployments() {
        return deployments;
    }

    List<Incident> incidents() {
        return incidents;
    }

    private void run(Reviewed change) {
        boolean fails = draw.onceIn(plan.shipping().redOnceIn());
        boolean isFlaky = fails && draw.onceIn(2);
        var first = attempt(change, 1, landed(change), !fails);
        if (isFlaky) {
            attempt(change, 2, first.finished().plusSeconds(300), true);
        }
    }

    private MainRun attempt(Reviewed change, int attempt, Instant queued, boolean passed) {
        var started = queued.plusSeconds(15 + draw.below(attempt == 1 ? 240 : 60));
        long build = plan.shipping().buildMinutes() * 60L;
        var finished = started.plusSeconds(build * (70 + draw.below(70)) / 100);
        var run =
                new MainRun(
                        plan.repository() + "-run-" + change.number(),
                        change.landed(),
                        attempt,
                        queued,
                        started,
                        finished,
                        passed);
        runs.add(run);
        return run;
    }

    private void deploy() {
        int next = 0;
        int before = -1;
        var day = Draw.nextWorkday(today.minusYears(2).plusDays(3));
        while (day.isBefore(today)) {
            var at =
                    day.atTime(10, draw.below(60))
                            .plusHours(draw.below(6))
                            .toInstant(ZoneOffset.UTC);
            while (next < merged.size() && landed(merged.get(next)).isBefore(at)) {
                next++;
            }
            if (next - 1 > before) {
                ship(
                        at,
                        merged.get(next - 1).landed(),
                        before < 0 ? "" : merged.get(before).landed());
                before = next - 1;
            }
            day = Draw.nextWorkday(day.plusDays(plan.shipping().everyDays()));
        }
    }

    private String id() {
        return "%s-d%04d".formatted(plan.repository(), deployments.size() + 1);
    }

    private Instant worked(
            String id, String environment, String commit, Instant at, boolean works) {
        var finished = at.plusSeconds(240 + draw.below(600));
        deployments.add(new Deployed(id, environment, commit, at, finished, works, "", null, ""));
        return finished;
    }

    private void ship(Instant at, String commit, String before) {
        if (plan.shipping().staging()) {
            worked(id(), STAGING, commit, at.minus(Duration.ofHours(2)), true);
        }
        var shipped = at;
        if (draw.onceIn(plan.shipping().failsOnceIn())) {
            shipped = worked(id(), PRODUCTION, commit, at, false).plus(Duration.ofMinutes(50));
        }
        boolean isTakenBack = !before.isEmpty() && draw.onceIn(plan.shipping().takenBackOnceIn());
        if (isTakenBack) {
            takenBack(shipped, commit, before);
        } else {
            var id = id();
            var finished = worked(id, PRODUCTION, commit, shipped, true);
            if (draw.onceIn(plan.shipping().incidentOnceIn())) {
                incident(id, finished.plus(Duration.ofMinutes(15 + draw.below(260))), true);
            }
        }
    }

    private void takenBack(Instant at, String commit, String before) {
        var id = id();
        var finished = at.plusSeconds(400);
        var back = finished.plus(Duration.ofMinutes(25 + draw.below(90)));
        var by = "%s-d%04d".formatted(plan.repository(), deployments.size() + 2);
        deployments.add(new Deployed(id, PRODUCTION, commit, at, finished, true, "", back, by));
        deployments.add(
                new Deployed(
                        by, PRODUCTION, before, back.minusSeconds(240), back, true, id, null, ""));
        incident(id, finished.plus(Duration.ofMinutes(10)), true);
        // What was taken back goes out again, repaired, on the same day or the next.
        worked(id(), PRODUCTION, commit, draw.atWork(back.plus(Duration.ofHours(5))), true);
    }

    private void incident(String deployment, Instant opened, boolean named) {
        var acknowledged = opened.plus(Duration.ofMinutes(3 + draw.below(35)));
        var resolved = acknowledged.plus(draw.lasting(Duration.ofMinutes(95), 0.9));
        boolean isMitigated = draw.onceIn(2);
        var half = Duration.between(acknowledged, resolved).dividedBy(2);
        incidents.add(
                new Incident(
                        "INC-%s-%03d".formatted(plan.prefix(), incidents.size() + 1),
                        draw.onceIn(4) ? "critical" : draw.onceIn(2) ? "high" : "low",
                        draw.onceIn(9) ? "" : plan.repository(),
                        named && draw.onceIn(2) ? deployment : "",
                        opened,
                        acknowledged,
                        isMitigated ? acknowledged.plus(half) : null,
                        resolved));
    }

    /// What no deployment brought: a machine, a supplier, a full disk; some at night.
    private void otherIncidents() {
        for (var day = today.minusYears(2).plusDays(draw.below(60));
                day.isBefore(today);
                day = day.plusDays(30 + draw.below(60))) {
            incident(
                    "",
                    day.atTime(draw.below(24), draw.below(60)).toInstant(ZoneOffset.UTC),
                    false);
        }
    }
}
