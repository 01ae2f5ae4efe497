package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.metrics.teams.Metric.Better;
import dev.quarterdeck.metrics.teams.Metric.Rule;
import dev.quarterdeck.metrics.teams.Metric.Shape;
import dev.quarterdeck.platform.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Lists all metrics in the order in which they are read.
///
/// To add one: a line here, `<id>.sql`, `<id>.md`, and its numbers worked out by hand in a test.
final class Catalog {

    private static final Rule OWN = new Rule("quarterdeck", "Quarterdeck", "", false, false);
    private static final String SEE = "see the formula.";

    static final List<Metric> METRICS = all();

    private Catalog() {}

    static Metric require(String id) {
        return METRICS.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        var wanted = id.toLowerCase(Locale.ROOT);
        var near =
                METRICS.stream()
                        .map(Metric::id)
                        .sorted(
                                Comparator.comparingInt((String one) -> distance(one, wanted))
                                        .thenComparing(one -> one))
                        .limit(3)
                        .toList();
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no metric (%s).".formatted(id),
                "Maybe one of: " + String.join(", ", near) + ".");
    }

    /// How many letters the longer of two words has beyond what they share at both ends.
    private static int distance(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int front = 0;
        while (front < most && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < most - front
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        return Math.max(one.length(), other.length()) - front - back;
    }

    private static List<Metric> all() {
        var all = new ArrayList<Metric>();
        dora(all);
        flow(all);
        review(all);
        sprints(all);
        ci(all);
        incidents(all);
        quality(all);
        data(all);
        investment(all);
        add(
                all,
                Area.AI,
                Better.NEITHER,
                List.of(OWN),
                Shape.SHARE,
                "merged changes",
                "ai.declared|Declared assistance");
        return List.copyOf(all);
    }

    private static void dora(List<Metric> all) {
        var lead = new ArrayList<Rule>(rules("changes of bots count."));
        lead.add(devlake("whole minutes, lower median, bots counted; ", false));
        lead.add(fourKeys("from the first commit alone, bots counted; ", false));
        var stage = List.of(OWN, devlake("whole minutes, lower median, bots counted; ", false));
        add(
                all,
                Area.DORA,
                Better.LOWER,
                lead,
                Shape.LENGTHS,
                "changes",
                "dora.lead-time|Change lead time");
        add(
                all,
                Area.DORA,
                Better.LOWER,
                stage,
                Shape.LENGTHS,
                "changes",
                "dora.coding|Coding",
                "dora.pickup|Pickup",
                "dora.review|Review and rework",
                "dora.deploy|Merge to deployment");
        var often = new ArrayList<Rule>(rules("roll-backs count as deployments."));
        often.add(devlake("days with a deployment; ", true));
        often.add(fourKeys("days with a deployment; ", true));
        add(
                all,
                Area.DORA,
                Better.HIGHER,
                often,
                Shape.COUNT,
                "deployments",
                "dora.deployments|Deployment frequency");
        var fail = new ArrayList<Rule>(rules("of successful deployments alone."));
        fail.add(devlake("the latest deployment of the team before an incident fails; ", false));
        fail.add(fourKeys("deployments to which an incident is linked; ", false));
        add(
                all,
                Area.DORA,
                Better.LOWER,
                fail,
                Shape.SHARE,
                "deployments",
                "dora.fail-rate|Change fail rate");
        var recovery = new ArrayList<Rule>();
        recovery.add(OWN);
        recovery.add(new Rule("dora-2023", "DORA 2023", "incidents alone.", false, false));
        recovery.add(
                new Rule(
                        "dora-2021",
                        "DORA 2021",
                        "time to restore, whatever caused the incident.",
                        false,
                        false));
        recovery.add(
                devlake(
                        "since the latest deployment of the team before it, lower median; ",
                        false));
        recovery.add(
                fourKeys("since the incident or its deployment, whichever came first; ", false));
        add(
                all,
                Area.DORA,
                Better.LOWER,
                recovery,
                Shape.LENGTHS,
                "incidents",
                "dora.recovery|Failed deployment recovery time");
        add(
                all,
                Area.DORA,
                Better.LOWER,
                List.of(OWN),
                Shape.SHARE,
                "deployments",
                "dora.rework-rate|Deployment rework rate");
    }

    private static List<Rule> rules(String difference) {
        return List.of(
                OWN,
                new Rule("dora-2023", "DORA 2023", difference, false, false),
                new Rule("dora-2021", "DORA 2021", difference, false, false));
    }

    private static Rule devlake(String difference, boolean days) {
        return new Rule("devlake", "DevLake", difference + SEE, true, days);
    }

    private static Rule fourKeys(String difference, boolean days) {
        return new Rule("four-keys", "Four Keys", difference + SEE, false, days);
    }

    private static void flow(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.FLOW,
                Better.LOWER,
                own,
                Shape.LENGTHS,
                "items",
                "flow.cycle-time|Cycle time",
                "flow.lead-time|Lead time of items");
        add(all, Area.FLOW, Better.HIGHER, own, Shape.COUNT, "items", "flow.throughput|Throughput");
        add(
                all,
                Area.FLOW,
                Better.NEITHER,
                own,
                Shape.COUNT,
                "items",
                "flow.arrivals|Arrivals",
                "flow.departures|Departures");
        add(
                all,
                Area.FLOW,
                Better.LOWER,
                own,
                Shape.LEVEL,
                "items",
                "flow.in-progress|Work in progress");
        add(
                all,
                Area.FLOW,
                Better.LOWER,
                own,
                Shape.AGES,
                "items",
                "flow.age|Age of work in progress");
        add(all, Area.FLOW, Better.NEITHER, own, Shape.LEVEL, "items", "flow.queue|Queue");
        add(
                all,
                Area.FLOW,
                Better.HIGHER,
                own,
                Shape.SIZES,
                "per cent",
                "flow.efficiency|Flow efficiency");
        add(
                all,
                Area.FLOW,
                Better.LOWER,
                own,
                Shape.SHARE,
                "finished items",
                "flow.blocked|Blocked items",
                "flow.stalled|Stalled items");
    }

    private static void review(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.REVIEW,
                Better.LOWER,
                own,
                Shape.LENGTHS,
                "changes",
                "review.pickup|Time to first answer",
                "review.time|Review time",
                "review.rework|Rework in review");
        add(
                all,
                Area.REVIEW,
                Better.LOWER,
                own,
                Shape.SIZES,
                "rounds",
                "review.rounds|Review rounds");
        add(
                all,
                Area.REVIEW,
                Better.LOWER,
                own,
                Shape.SIZES,
                "lines",
                "review.size|Size of changes");
        add(
                all,
                Area.REVIEW,
                Better.LOWER,
                own,
                Shape.SHARE,
                "merged changes",
                "review.unreviewed|Merged without review");
        add(
                all,
                Area.REVIEW,
                Better.LOWER,
                own,
                Shape.LEVEL,
                "changes",
                "review.open|Open changes");
        add(
                all,
                Area.REVIEW,
                Better.NEITHER,
                own,
                Shape.COUNT,
                "reviews",
                "review.load|Reviews given");
    }

    private static void sprints(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.SPRINTS,
                Better.HIGHER,
                own,
                Shape.SHARE,
                "committed items",
                "sprint.completed|Committed work finished");
        add(
                all,
                Area.SPRINTS,
                Better.LOWER,
                own,
                Shape.SHARE,
                "committed items",
                "sprint.removed|Taken out of the sprint");
        add(
                all,
                Area.SPRINTS,
                Better.LOWER,
                own,
                Shape.SHARE,
                "items",
                "sprint.added|Added after the start",
                "sprint.carried-over|Carried over");
        add(
                all,
                Area.SPRINTS,
                Better.NEITHER,
                own,
                Shape.SIZES,
                "per cent",
                "sprint.delivered|Delivered against the commitment");
    }

    private static void ci(List<Metric> all) {
        var own = List.of(OWN);
        add(all, Area.CI, Better.HIGHER, own, Shape.SHARE, "runs", "ci.success|Main line green");
        add(
                all,
                Area.CI,
                Better.LOWER,
                own,
                Shape.LENGTHS,
                "runs",
                "ci.duration|Run time of pipelines",
                "ci.queue|Waiting for a machine");
        add(all, Area.CI, Better.LOWER, own, Shape.SHARE, "runs", "ci.flaky|Flaky runs");
        add(all, Area.CI, Better.LOWER, own, Shape.LENGTHS, "stretches", "ci.red|Main line red");
    }

    private static void incidents(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.INCIDENTS,
                Better.LOWER,
                own,
                Shape.COUNT,
                "incidents",
                "incidents.load|Incidents");
        add(
                all,
                Area.INCIDENTS,
                Better.LOWER,
                own,
                Shape.LENGTHS,
                "incidents",
                "incidents.recovery|Time to restore",
                "incidents.acknowledge|Time to acknowledge");
        add(
                all,
                Area.INCIDENTS,
                Better.LOWER,
                own,
                Shape.DAYS,
                "nights",
                "incidents.nights|Nights with an incident");
    }

    private static void quality(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.QUALITY,
                Better.LOWER,
                own,
                Shape.SHARE,
                "finished items",
                "quality.reopened|Reopened items",
                "quality.unplanned|Unplanned work");
        add(
                all,
                Area.QUALITY,
                Better.LOWER,
                own,
                Shape.COUNT,
                "items",
                "quality.defects|Defects reported");
        add(
                all,
                Area.QUALITY,
                Better.LOWER,
                own,
                Shape.SHARE,
                "merged changes",
                "quality.hotfix|Hotfix and revert share",
                "quality.dark|Dark changes");
    }

    private static void data(List<Metric> all) {
        var own = List.of(OWN);
        add(
                all,
                Area.DATA,
                Better.LOWER,
                own,
                Shape.COUNT,
                "items",
                "data.no-start|Finished without a start",
                "data.moved-after-done|Status changed after the end",
                "data.backwards|Went back to an earlier status",
                "data.back-to-category|Went back to an earlier category",
                "data.stopped-before-started|Closed before it was started",
                "data.put-back|Put back into the queue after work had begun",
                "data.several-boards|On several boards",
                "data.contradictory|Told in contradictions",
                "data.parts-undone|Closed with open sub-items",
                "data.parts-started|Waits while a sub-item is in work",
                "data.blocked-by-closed|Blocked by a closed item",
                "data.swept|Closed in bulk");
        add(all, Area.DATA, Better.LOWER, own, Shape.SHARE, "things", "data.unowned|Nobody's work");
    }

    /// Three rules that others published, none of them right: their spread is part of the answer.
    private static void investment(List<Metric> all) {
        var rules =
                List.of(
                        new Rule("weekday", "Weekday (DX)", "", false, false),
                        new Rule(
                                "presence",
                                "Presence (LinearB)",
                                "calendar days, and items count however long nothing happens to them.",
                                false,
                                false),
                        new Rule(
                                "activity",
                                "Activity (Swarmia)",
                                "months in parts by commits and changes.",
                                false,
                                false));
        add(
                all,
                Area.INVESTMENT,
                Better.NEITHER,
                rules,
                Shape.SHARE,
                "developer-weeks",
                "invest.new-work|New work",
                "invest.defects|Repair of defects",
                "invest.operations|Operations and support",
                "invest.debt|Technical debt");
        add(
                all,
                Area.INVESTMENT,
                Better.LOWER,
                rules,
                Shape.SHARE,
                "developer-weeks",
                "invest.unknown|Effort nobody can lay to anything");
    }

    /// @param named id and title of each, with a bar between
    private static void add(
            List<Metric> all,
            Area area,
            Better better,
            List<Rule> rules,
            Shape shape,
            String unit,
            String... named) {
        for (var one : named) {
            int bar = one.indexOf('|');
            var id = one.substring(0, bar);
            var words = MetricWords.of(id);
            all.add(
                    new Metric(
                            id, one.substring(bar + 1), area, shape, unit, better, rules, words));
        }
    }
}
