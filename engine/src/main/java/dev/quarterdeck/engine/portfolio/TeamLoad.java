package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;

/// Say what becomes of a team's weeks, in the mean over all futures; one number to a week. People
/// are people at delivery: after leave, ramp, on-call, interviews and blackouts; of a team whose
/// people nobody knows they are 0, and `busy` still says how much of its time has work.
///
/// @param people there; initiatives + unplanned + idle
/// @param initiatives people at work on initiatives
/// @param unplanned people at unplanned work
/// @param idle people for whom nothing may go on
/// @param busy share of the time with work, 0..1
/// @param waiting initiatives that could go on but are behind the WIP limit
public record TeamLoad(
        String team,
        double[] people,
        double[] initiatives,
        double[] unplanned,
        double[] idle,
        double[] busy,
        double[] waiting) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TeamLoad load
                && team.equals(load.team)
                && Arrays.deepEquals(rows(), load.rows());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows());
    }

    @Override
    public String toString() {
        return "TeamLoad[%s, busy %s]".formatted(team, Arrays.toString(busy));
    }

    private double[][] rows() {
        return new double[][] {people, initiatives, unplanned, idle, busy, waiting};
    }
}
