package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.hiring.StartDates;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Say what is assumed of everybody in a role: how newcomers grow into it, how often people leave
/// and how long a seat then stays empty. Assumptions, not measurements of anybody.
///
/// @param ramp share of a full member's output in each week since the start; full afterwards
/// @param attritionPerYear hazard of leaving, 0.1 = one in ten person-years
/// @param backfill weeks from leaving to the start of who follows, where seats are filled again
/// @param source where the assumptions come from, for the page
public record Role(
        String id,
        List<Double> ramp,
        double attritionPerYear,
        Optional<StartDates> backfill,
        String source) {

    /// Weeks at 0.55 of a full member: newcomers who stayed a year did 0.51-0.63 of their later
    /// rate in months 2 to 6 (272 people of open projects; associational).
    private static final List<Double> PRIOR_RAMP = Collections.nCopies(26, 0.55);

    public Role {
        Rules.id("role", id);
        Rules.notNegative("attrition of role " + id, attritionPerYear);
        ramp.forEach(share -> Rules.share("ramp of role " + id, share));
        ramp = List.copyOf(ramp);
    }

    /// Makes a role with the prior ramp and an attrition assumption; empty seats stay empty.
    public static Role assumed(String id, double attritionPerYear, String source) {
        return new Role(id, PRIOR_RAMP, attritionPerYear, Optional.empty(), source);
    }

    /// Returns the share of a full member's output in each week since the start.
    double[] rampOver(int weeks) {
        double[] shares = new double[weeks];
        Arrays.setAll(shares, week -> week < ramp.size() ? ramp.get(week) : 1);
        return shares;
    }
}
