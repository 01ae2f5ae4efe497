package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.measuring.Survival;
import java.util.Optional;

/// Describe a team as the simulation needs it: how much it finishes, how it divides that, and what
/// else eats its time.
///
/// @param id the key of its draws; another name changes nothing, another id draws anew
/// @param pace items finished over time, as the team was while its history was made
/// @param peopleBehindPace people at delivery behind that pace: the mean over the weeks it was
///     measured on of members less leave, ramp and run load; 0 = nobody knows, and then no change
///     of people changes the pace
/// @param wipLimit initiatives it works on at once, at least 1
/// @param runLoad what eats time beside the plan
/// @param items how long its items last from start to finish, where that is known
public record Team(
        String id,
        PaceCurve pace,
        double peopleBehindPace,
        int wipLimit,
        RunLoad runLoad,
        Optional<Survival> items) {

    public Team {
        Rules.id("team", id);
        Rules.notNegative("people behind the pace of team " + id, peopleBehindPace);
        if (wipLimit < 1) {
            throw new IllegalArgumentException(
                    "The WIP limit (%d) of team (%s) must be at least 1.".formatted(wipLimit, id));
        }
    }

    /// Makes a team whose whole throughput goes to the plan, one initiative at a time.
    public static Team of(String id, PaceCurve pace, double peopleBehindPace) {
        return new Team(id, pace, peopleBehindPace, 1, RunLoad.NONE, Optional.empty());
    }

    /// Returns the team with another limit of initiatives at once.
    public Team withWipLimit(int limit) {
        return new Team(id, pace, peopleBehindPace, limit, runLoad, items);
    }

    /// Returns the team with another run load.
    public Team withRunLoad(RunLoad load) {
        return new Team(id, pace, peopleBehindPace, wipLimit, load, items);
    }

    /// Returns the team with another pace.
    public Team withPace(PaceCurve other) {
        return new Team(id, other, peopleBehindPace, wipLimit, runLoad, items);
    }

    /// Say what eats a team's time beside the plan, as measured.
    ///
    /// @param peopleOnCall people taken out of delivery in each week
    /// @param interviewHours hours a week that one open seat costs the team until its hire gives
    ///     notice elsewhere
    /// @param unplanned items of no initiative among those finished; its error is drawn (Beta)
    public record RunLoad(double peopleOnCall, double interviewHours, Share unplanned) {

        /// Nothing: all that the team finishes belongs to the plan.
        public static final RunLoad NONE = new RunLoad(0, 0, new Share(0, 1));

        public RunLoad {
            Rules.notNegative("people on call", peopleOnCall);
            Rules.notNegative("interview hours", interviewHours);
            if (!unplanned.isKnown()) {
                throw new IllegalArgumentException(
                        "The unplanned share (none of none) must be known."
                                + " Maybe take the organisation's.");
            }
        }

        RunLoad withoutUnplanned() {
            return new RunLoad(peopleOnCall, interviewHours, NONE.unplanned);
        }
    }
}
