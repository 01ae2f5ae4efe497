package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;

/// Read how busy teams and skills are, in the mean over all futures.
final class Load {

    private final Model model;
    private final Tally tally;
    private final double draws;

    Load(Model model, Tally tally, int draws) {
        this.model = model;
        this.tally = tally;
        this.draws = draws;
    }

    TeamLoad of(String team) {
        int t = model.team(team);
        double[] effort = new double[model.weeks];
        for (int demand : model.work.ofTeam[t]) {
            Arrays.setAll(
                    effort,
                    week -> effort[week] + tally.effort(demand * model.weeks + week) / draws);
        }
        double[] people = mean(tally.people, t);
        double[] unplanned = mean(tally.unplanned, t);
        double[] idle = new double[model.weeks];
        Arrays.setAll(idle, week -> people[week] - unplanned[week] - effort[week]);
        double[] busy = mean(tally.unneeded, t);
        Arrays.setAll(busy, week -> 1 - busy[week]);
        double[] waiting = mean(tally.waiting, t);
        return new TeamLoad(team, people, effort, unplanned, idle, busy, waiting);
    }

    SkillLoad of(String team, String skill) {
        int t = model.team(team);
        int s = model.skills.indexOf(skill);
        if (s < 0) {
            throw new IllegalArgumentException(
                    "The skill (%s) must be somebody's in the plan.".formatted(skill));
        }
        double[] people = skillPeople(t, s);
        double[] all = new double[model.weeks];
        for (int other = 0; other < model.skills.size(); other++) {
            double[] some = other == s ? people : skillPeople(t, other);
            Arrays.setAll(all, week -> all[week] + some[week]);
        }
        double[] share = new double[model.weeks];
        Arrays.setAll(share, week -> all[week] > 0 ? people[week] / all[week] : 0);
        return new SkillLoad(team, skill, people, needed(t, skill, share));
    }

    private double[] needed(int t, String skill, double[] share) {
        double[] needed = mean(tally.unplanned, t);
        Arrays.setAll(needed, week -> needed[week] * share[week]);
        for (int at : model.work.ofTeam[t]) {
            var skills = model.work.demand[at].skills();
            double fixed = skills.getOrDefault(skill, 0.0);
            for (int week = 0; week < model.weeks; week++) {
                double part = skills.isEmpty() ? share[week] : fixed;
                needed[week] += part * tally.effort(at * model.weeks + week) / draws;
            }
        }
        return needed;
    }

    /// What is sure, less leavers, plus those who follow them, plus hires. Who leaves or follows
    /// was on call for the same part as all others, so it never falls below 0.
    private double[] skillPeople(int t, int s) {
        int weeks = model.weeks;
        int from = (t * model.skills.size() + s) * weeks;
        double[] sums = Arrays.copyOfRange(model.skillPeople, from, from + weeks);
        var staff = model.staff;
        for (int p = 0; p < staff.people.size(); p++) {
            for (int m = staff.firstMembership[p]; m < staff.firstMembership[p + 1]; m++) {
                if (staff.team[m] == t && staff.skill[m] == s) {
                    turnOver(sums, p, m, t * weeks);
                }
            }
        }
        for (int h = 0; h < model.hires.size(); h++) {
            if (model.hireTeam[h] == t && model.hireSkill[h] == s) {
                arrive(sums, h);
            }
        }
        for (int week = 0; week < weeks; week++) {
            sums[week] *= model.open[t * weeks + week];
        }
        return sums;
    }

    private void turnOver(double[] sums, int p, int m, int teamFrom) {
        int weeks = model.weeks;
        var staff = model.staff;
        double gone = 0;
        for (int week = 0; week < weeks; week++) {
            gone += tally.left[p * weeks + week] / draws;
            sums[week] -= gone * staff.output[m * weeks + week] * model.offCall[teamFrom + week];
            double follows = tally.followed[p * weeks + week] / draws;
            for (int later = week; later < weeks && follows > 0; later++) {
                double ramp = staff.ramps[p][later - week];
                sums[later] +=
                        follows
                                * staff.paid[m * weeks + later]
                                * ramp
                                * model.offCall[teamFrom + later];
            }
        }
    }

    private void arrive(double[] sums, int h) {
        int weeks = model.weeks;
        for (int week = 0; week < weeks; week++) {
            double starts = tally.started[h * (weeks + 1) + week] / draws;
            for (int later = week; later < weeks && starts > 0; later++) {
                sums[later] += starts * model.hireRamps[h][later - week];
            }
        }
    }

    /// Monthly cost by week of who is in a team, on call or not: of whom is sure, less leavers,
    /// plus those who follow them, plus hires.
    double[] cost(String team) {
        int t = model.team(team);
        double[] sums = new double[model.weeks];
        var staff = model.staff;
        for (int p = 0; p < staff.people.size(); p++) {
            for (int m = staff.firstMembership[p]; m < staff.firstMembership[p + 1]; m++) {
                if (staff.team[m] == t) {
                    pay(sums, p, m);
                }
            }
        }
        for (int h = 0; h < model.hires.size(); h++) {
            if (model.hireTeam[h] == t) {
                payHire(sums, h);
            }
        }
        return sums;
    }

    private void pay(double[] sums, int p, int m) {
        int weeks = model.weeks;
        double there = 1;
        for (int week = 0; week < weeks; week++) {
            there -= tally.left[p * weeks + week] / draws;
            there += tally.followed[p * weeks + week] / draws;
            sums[week] += there * model.staff.paid[m * weeks + week] * model.staff.monthlyCost[p];
        }
    }

    private void payHire(double[] sums, int h) {
        double there = 0;
        for (int week = 0; week < model.weeks; week++) {
            there += tally.started[h * (model.weeks + 1) + week] / draws;
            sums[week] += there * model.hires.get(h).monthlyCost();
        }
    }

    private double[] mean(double[] sums, int t) {
        double[] means = new double[model.weeks];
        Arrays.setAll(means, week -> sums[t * model.weeks + week] / draws);
        return means;
    }
}
