package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.hiring.StartDates;

/// Describe a hire on the way: a seat whose person starts at a date nobody knows yet.
///
/// @param id the key of the seat's draws
/// @param team where the hire will work, full time
/// @param start weeks from the first day of the plan to the start
/// @param noticeWeeks weeks before the start in which nobody is interviewed any more
/// @param monthlyCost loaded cost of a full month
public record Hire(
        String id,
        String team,
        String role,
        String skill,
        StartDates start,
        double noticeWeeks,
        double monthlyCost) {

    public Hire {
        Rules.id("hire", id);
        Rules.notNegative("notice of hire " + id, noticeWeeks);
        Rules.notNegative("monthly cost of hire " + id, monthlyCost);
    }

    /// Returns the hire at another monthly cost.
    public Hire costing(double monthly) {
        return new Hire(id, team, role, skill, start, noticeWeeks, monthly);
    }

    Hire starting(StartDates other) {
        return new Hire(id, team, role, skill, other, noticeWeeks, monthlyCost);
    }
}
