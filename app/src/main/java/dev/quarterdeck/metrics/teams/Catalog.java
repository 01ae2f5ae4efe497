package dev.quarterdeck.metrics.teams;

import static dev.quarterdeck.metrics.teams.Metric.Better.HIGHER;
import static dev.quarterdeck.metrics.teams.Metric.Better.LOWER;
import static dev.quarterdeck.metrics.teams.Metric.Better.NEITHER;
import static dev.quarterdeck.metrics.teams.Metric.Shape.AGES;
import static dev.quarterdeck.metrics.teams.Metric.Shape.COUNT;
import static dev.quarterdeck.metrics.teams.Metric.Shape.DAYS;
import static dev.quarterdeck.metrics.teams.Metric.Shape.LENGTHS;
import static dev.quarterdeck.metrics.teams.Metric.Shape.LEVEL;
import static dev.quarterdeck.metrics.teams.Metric.Shape.SHARE;
import static dev.quarterdeck.metrics.teams.Metric.Shape.SIZES;

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
        var ai = new Listing(all, Area.AI, List.of(OWN));
        ai.add(NEITHER, SHARE, "merged changes", "ai.declared", "Declared assistance");
        return List.copyOf(all);
    }

    private static void dora(List<Metric> all) {
        var dora = new Listing(all, Area.DORA, List.of(OWN));
        var lead = new ArrayList<Rule>(rules("changes of bots count."));
        lead.add(devlake("whole minutes, lower median, bots counted; ", false));
        lead.add(fourKeys("from the first commit alone, bots counted; ", false));
        var stage = List.of(OWN, devlake("whole minutes, lower median, bots counted; ", false));
        dora.under(lead).add(LOWER, LENGTHS, "changes", "dora.lead-time", "Change lead time");
        dora.under(stage).add(LOWER, LENGTHS, "changes", "dora.coding", "Coding");
        dora.under(stage).add(LOWER, LENGTHS, "changes", "dora.pickup", "Pickup");
        dora.under(stage).add(LOWER, LENGTHS, "changes", "dora.review", "Review and rework");
        dora.under(stage).add(LOWER, LENGTHS, "changes", "dora.deploy", "Merge to deployment");
        var often = new ArrayList<Rule>(rules("roll-backs count as deployments."));
        often.add(devlake("days with a deployment; ", true));
        often.add(fourKeys("days with a deployment; ", true));
        dora.under(often)
                .add(HIGHER, COUNT, "deployments", "dora.deployments", "Deployment frequency");
        var fail = new ArrayList<Rule>(rules("of successful deployments alone."));
        fail.add(devlake("the latest deployment of the team before an incident fails; ", false));
        fail.add(fourKeys("deployments to which an incident is linked; ", false));
        dora.under(fail).add(LOWER, SHARE, "deployments", "dora.fail-rate", "Change fail rate");
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
        dora.under(recovery)
                .add(
                        LOWER,
                        LENGTHS,
                        "incidents",
                        "dora.recovery",
                        "Failed deployment recovery time");
        dora.add(LOWER, SHARE, "deployments", "dora.rework-rate", "Deployment rework rate");
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
        var flow = new Listing(all, Area.FLOW, List.of(OWN));
        flow.add(LOWER, LENGTHS, "items", "flow.cycle-time", "Cycle time");
        flow.add(LOWER, LENGTHS, "items", "flow.lead-time", "Lead time of items");
        flow.add(HIGHER, COUNT, "items", "flow.throughput", "Throughput");
        flow.add(NEITHER, COUNT, "items", "flow.arrivals", "Arrivals");
        flow.add(NEITHER, COUNT, "items", "flow.departures", "Departures");
        flow.add(LOWER, LEVEL, "items", "flow.in-progress", "Work in progress");
        flow.add(LOWER, AGES, "items", "flow.age", "Age of work in progress");
        flow.add(NEITHER, LEVEL, "items", "flow.queue", "Queue");
        flow.add(HIGHER, SIZES, "per cent", "flow.efficiency", "Flow efficiency");
        flow.add(LOWER, SHARE, "finished items", "flow.blocked", "Blocked items");
        flow.add(LOWER, SHARE, "finished items", "flow.stalled", "Stalled items");
    }

    private static void review(List<Metric> all) {
        var review = new Listing(all, Area.REVIEW, List.of(OWN));
        review.add(LOWER, LENGTHS, "changes", "review.pickup", "Time to first answer");
        review.add(LOWER, LENGTHS, "changes", "review.time", "Review time");
        review.add(LOWER, LENGTHS, "changes", "review.rework", "Rework in review");
        review.add(LOWER, SIZES, "rounds", "review.rounds", "Review rounds");
        review.add(LOWER, SIZES, "lines", "review.size", "Size of changes");
        review.add(LOWER, SHARE, "merged changes", "review.unreviewed", "Merged without review");
        review.add(LOWER, LEVEL, "changes", "review.open", "Open changes");
        review.add(NEITHER, COUNT, "reviews", "review.load", "Reviews given");
    }

    private static void sprints(List<Metric> all) {
        var sprints = new Listing(all, Area.SPRINTS, List.of(OWN));
        sprints.add(
                HIGHER, SHARE, "committed items", "sprint.completed", "Committed work finished");
        sprints.add(LOWER, SHARE, "committed items", "sprint.removed", "Taken out of the sprint");
        sprints.add(LOWER, SHARE, "items", "sprint.added", "Added after the start");
        sprints.add(LOWER, SHARE, "items", "sprint.carried-over", "Carried over");
        sprints.add(
                NEITHER, SIZES, "per cent", "sprint.delivered", "Delivered against the commitment");
    }

    private static void ci(List<Metric> all) {
        var ci = new Listing(all, Area.CI, List.of(OWN));
        ci.add(HIGHER, SHARE, "runs", "ci.success", "Main line green");
        ci.add(LOWER, LENGTHS, "runs", "ci.duration", "Run time of pipelines");
        ci.add(LOWER, LENGTHS, "runs", "ci.queue", "Waiting for a machine");
        ci.add(LOWER, SHARE, "runs", "ci.flaky", "Flaky runs");
        ci.add(LOWER, LENGTHS, "stretches", "ci.red", "Main line red");
    }

    private static void incidents(List<Metric> all) {
        var incidents = new Listing(all, Area.INCIDENTS, List.of(OWN));
        incidents.add(LOWER, COUNT, "incidents", "incidents.load", "Incidents");
        incidents.add(LOWER, LENGTHS, "incidents", "incidents.recovery", "Time to restore");
        incidents.add(LOWER, LENGTHS, "incidents", "incidents.acknowledge", "Time to acknowledge");
        incidents.add(LOWER, DAYS, "nights", "incidents.nights", "Nights with an incident");
    }

    private static void quality(List<Metric> all) {
        var quality = new Listing(all, Area.QUALITY, List.of(OWN));
        quality.add(LOWER, SHARE, "finished items", "quality.reopened", "Reopened items");
        quality.add(LOWER, SHARE, "finished items", "quality.unplanned", "Unplanned work");
        quality.add(LOWER, COUNT, "items", "quality.defects", "Defects reported");
        quality.add(LOWER, SHARE, "merged changes", "quality.hotfix", "Hotfix and revert share");
        quality.add(LOWER, SHARE, "merged changes", "quality.dark", "Dark changes");
    }

    private static void data(List<Metric> all) {
        var data = new Listing(all, Area.DATA, List.of(OWN));
        data.add(LOWER, COUNT, "items", "data.no-start", "Finished without a start");
        data.add(LOWER, COUNT, "items", "data.moved-after-done", "Status changed after the end");
        data.add(LOWER, COUNT, "items", "data.backwards", "Went back to an earlier status");
        data.add(
                LOWER, COUNT, "items", "data.back-to-category", "Went back to an earlier category");
        data.add(
                LOWER,
                COUNT,
                "items",
                "data.stopped-before-started",
                "Closed before it was started");
        data.add(
                LOWER,
                COUNT,
                "items",
                "data.put-back",
                "Put back into the queue after work had begun");
        data.add(LOWER, COUNT, "items", "data.several-boards", "On several boards");
        data.add(LOWER, COUNT, "items", "data.contradictory", "Told in contradictions");
        data.add(LOWER, COUNT, "items", "data.parts-undone", "Closed with open sub-items");
        data.add(LOWER, COUNT, "items", "data.parts-started", "Waits while a sub-item is in work");
        data.add(LOWER, COUNT, "items", "data.blocked-by-closed", "Blocked by a closed item");
        data.add(LOWER, COUNT, "items", "data.swept", "Closed in bulk");
        data.add(LOWER, SHARE, "things", "data.unowned", "Nobody's work");
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
        var investment = new Listing(all, Area.INVESTMENT, rules);
        investment.add(NEITHER, SHARE, "developer-weeks", "invest.new-work", "New work");
        investment.add(NEITHER, SHARE, "developer-weeks", "invest.defects", "Repair of defects");
        investment.add(
                NEITHER, SHARE, "developer-weeks", "invest.operations", "Operations and support");
        investment.add(NEITHER, SHARE, "developer-weeks", "invest.debt", "Technical debt");
        investment.add(
                LOWER,
                SHARE,
                "developer-weeks",
                "invest.unknown",
                "Effort nobody can lay to anything");
    }

    /// Lists the metrics of an area. @param rules by which each of them can be counted
    private record Listing(List<Metric> all, Area area, List<Rule> rules) {

        Listing under(List<Rule> others) {
            return new Listing(all, area, others);
        }

        void add(Better better, Shape shape, String unit, String id, String title) {
            var words = MetricWords.of(id);
            all.add(new Metric(id, title, area, shape, unit, better, rules, words));
        }
    }
}
