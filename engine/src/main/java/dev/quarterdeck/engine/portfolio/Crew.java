package dev.quarterdeck.engine.portfolio;

/// Draw who is there in each week of one future: leavers, those who follow them, and hires.
final class Crew {

    private final Model model;
    private final Staff staff;
    private final Tally tally;
    private final int weeks;
    private final double[] people;
    private final double[] cost;
    private final double[] totalCost;

    Crew(Model model, Tally tally) {
        this.model = model;
        this.tally = tally;
        staff = model.staff;
        weeks = model.weeks;
        people = new double[model.people.length];
        cost = new double[model.cost.length];
        totalCost = new double[weeks];
    }

    /// Returns the people at delivery of a team and week, blackouts not yet taken off.
    double people(int teamWeek) {
        return Math.max(0, people[teamWeek]);
    }

    double cost(int teamWeek) {
        return cost[teamWeek];
    }

    double[] totalCost() {
        return totalCost;
    }

    void draw(int number) {
        System.arraycopy(model.people, 0, people, 0, people.length);
        System.arraycopy(model.cost, 0, cost, 0, cost.length);
        System.arraycopy(model.totalCost, 0, totalCost, 0, weeks);
        for (int p = 0; p < staff.hazard.length; p++) {
            if (staff.hazard[p] > 0) {
                leave(p, number);
            }
        }
        for (int h = 0; h < model.startKeys.length; h++) {
            start(h, number);
        }
    }

    private void leave(int p, int number) {
        double uniform = Draws.uniform(model.leavingKeys[p], number);
        if (uniform <= staff.staysAbove[p]) {
            return;
        }
        double stays = -Math.log(uniform) / staff.hazard[p];
        int left = (int) Math.min(weeks, staff.hazardFrom[p] + stays);
        if (left >= weeks || staff.employed[p * weeks + left] == 0) {
            return;
        }
        tally.left(p, left);
        for (int week = left; week < weeks; week++) {
            totalCost[week] -= staff.employed[p * weeks + week] * staff.monthlyCost[p];
        }
        for (int m = staff.firstMembership[p]; m < staff.firstMembership[p + 1]; m++) {
            remove(m, left, staff.monthlyCost[p]);
        }
        double quantile = Draws.uniform(model.backfillKeys[p], number);
        int follows = staff.backfillWeek(p, left, quantile);
        if (follows < weeks) {
            follow(p, follows);
        }
    }

    private void remove(int m, int left, double monthlyCost) {
        int at = staff.team[m] * weeks;
        int from = m * weeks;
        for (int week = left; week < weeks; week++) {
            people[at + week] -= staff.output[from + week];
            cost[at + week] -= staff.paid[from + week] * monthlyCost;
        }
    }

    private void follow(int p, int start) {
        tally.followed(p, start);
        for (int week = start; week < weeks; week++) {
            totalCost[week] += staff.employed[p * weeks + week] * staff.monthlyCost[p];
        }
        for (int m = staff.firstMembership[p]; m < staff.firstMembership[p + 1]; m++) {
            fill(m, start, staff.ramps[p], staff.monthlyCost[p]);
        }
    }

    private void fill(int m, int start, double[] ramp, double monthlyCost) {
        int at = staff.team[m] * weeks;
        int from = m * weeks;
        for (int week = start; week < weeks; week++) {
            people[at + week] += staff.paid[from + week] * ramp[week - start];
            cost[at + week] += staff.paid[from + week] * monthlyCost;
        }
    }

    private void start(int h, int number) {
        var hire = model.hires.get(h);
        boolean fixed = model.fixed.is(Driver.Kind.HIRING);
        double weeksUntil =
                hire.start().at(fixed ? 0.5 : Draws.uniform(model.startKeys[h], number));
        int start = (int) Math.min(weeks, Math.ceil(weeksUntil));
        int team = model.hireTeam[h] * weeks;
        double hours = model.interviews[model.hireTeam[h]];
        double interviewedUntil = weeksUntil - hire.noticeWeeks();
        for (int week = 0; week < weeks && week < interviewedUntil && hours > 0; week++) {
            people[team + week] -= hours;
        }
        tally.started(h, start);
        double[] ramp = model.hireRamps[h];
        double monthly = hire.monthlyCost();
        for (int week = start; week < weeks; week++) {
            people[team + week] += ramp[week - start];
            cost[team + week] += monthly;
            totalCost[week] += monthly;
        }
    }
}
