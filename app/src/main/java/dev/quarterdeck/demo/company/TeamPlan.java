package dev.quarterdeck.demo.company;

import java.time.Duration;
import java.util.List;

/// Says how a team of the little company works; its history is drawn from that.
///
/// @param team the team's key
/// @param repository the name of its repository
/// @param prefix of its tickets
/// @param modules of its repository
/// @param pace how much comes in and how fast it is done
/// @param habits how it commits and releases
/// @param review how it offers and reviews changes
/// @param shipping how it builds and deploys
record TeamPlan(
        String team,
        String repository,
        String prefix,
        List<String> modules,
        Pace pace,
        Habits habits,
        Reviewing review,
        Shipping shipping) {

    /// How much comes in and how fast it is done.
    ///
    /// @param weekly items that arrive in a usual week
    /// @param cycle how long half of the items take at most from start to finish
    /// @param slowdown by how much the last half year made that longer in the end; 1 for not at all
    /// @param rush by how much more comes in before the next release; 1 for no more than usual
    record Pace(double weekly, Duration cycle, double slowdown, double rush) {}

    /// How it commits and releases.
    ///
    /// @param owners how many persons do most of each module; 0 when work is shared
    /// @param darkOnceIn one in so many changes names no ticket
    /// @param revertOnceIn one in so many items is taken back once
    /// @param declaresAi whether commits of the last months declare AI assistance
    /// @param release days between releases
    /// @param nextRelease days from today to the next one
    record Habits(
            int owners,
            int darkOnceIn,
            int revertOnceIn,
            boolean declaresAi,
            int release,
            int nextRelease) {}

    /// How it offers and reviews changes.
    ///
    /// @param pickup hours after which half of the changes have been looked at
    /// @param review hours from there to the approval of half of them
    /// @param unreviewedOnceIn one in so many lands without a review
    /// @param lines that half of the changes have at most
    /// @param sprints whether it plans in sprints
    record Reviewing(int pickup, int review, int unreviewedOnceIn, int lines, boolean sprints) {}

    /// How it builds and deploys.
    ///
    /// @param everyDays days between deployments
    /// @param staging whether it deploys to a staging environment before
    /// @param failsOnceIn one deployment in so many fails and is tried again
    /// @param takenBackOnceIn one in so many is taken back
    /// @param incidentOnceIn one in so many is followed by an incident
    /// @param buildMinutes that a run of the main line takes about
    /// @param redOnceIn one run in so many fails
    record Shipping(
            int everyDays,
            boolean staging,
            int failsOnceIn,
            int takenBackOnceIn,
            int incidentOnceIn,
            int buildMinutes,
            int redOnceIn) {}

    /// The five teams: one steady, one that slows down, one whose release is at risk, one that
    /// depends on two persons, and one that moves fast.
    static final List<TeamPlan> ALL =
            List.of(
                    new TeamPlan(
                            "piloting",
                            "pilot",
                            "PILOT",
                            List.of("radar", "approach", "handover", "alerts", "shore-api"),
                            new Pace(5.5, Duration.ofDays(3), 1, 1),
                            new Habits(0, 8, 70, false, 42, 26),
                            new Reviewing(14, 5, 11, 90, true),
                            new Shipping(3, true, 16, 22, 12, 11, 14)),
                    new TeamPlan(
                            "berths",
                            "berth-plan",
                            "BERTH",
                            List.of("planner", "tariffs", "calendar", "booking-ui", "exports"),
                            new Pace(6, Duration.ofDays(3), 2.6, 1),
                            new Habits(0, 5, 45, false, 56, 33),
                            new Reviewing(34, 16, 9, 240, true),
                            new Shipping(7, true, 14, 16, 9, 16, 10)),
                    new TeamPlan(
                            "cranes",
                            "crane-control",
                            "CRANE",
                            List.of("hoist", "trolley", "safety", "telemetry", "simulator"),
                            new Pace(5, Duration.ofDays(4), 1.4, 2.2),
                            new Habits(0, 7, 25, false, 84, 17),
                            new Reviewing(20, 10, 18, 130, true),
                            new Shipping(14, true, 8, 9, 5, 28, 6)),
                    new TeamPlan(
                            "tides",
                            "tides",
                            "TIDE",
                            List.of("gauges", "forecast-model", "charts", "alarms"),
                            new Pace(2.5, Duration.ofDays(4), 1, 1),
                            new Habits(2, 6, 60, false, 70, 68),
                            new Reviewing(22, 6, 4, 110, false),
                            new Shipping(10, false, 15, 20, 11, 21, 12)),
                    new TeamPlan(
                            "platform",
                            "platform",
                            "PLAT",
                            List.of("gateway", "identity", "deploy", "metrics", "storage"),
                            new Pace(7, Duration.ofDays(2), 0.8, 1),
                            new Habits(0, 12, 80, true, 28, 25),
                            new Reviewing(4, 2, 14, 60, false),
                            new Shipping(1, false, 25, 40, 24, 7, 20)));
}
