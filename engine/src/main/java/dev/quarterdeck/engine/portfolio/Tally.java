package dev.quarterdeck.engine.portfolio;

/// Sum what a block of futures came to. Blocks are added up in their order, so the sums do not
/// depend on how many threads played them.
final class Tally {

    /// A month touches six weeks at most.
    private static final int MONTH_WEEKS = 6;

    private final int weeks;
    private final int[] firstWeek;
    private final double[] monthShares;
    private final double[] monthlyCosts;
    private final int draws;

    /// By demand and week: person-weeks, then cost. One array, since they are written together.
    private final double[] effort;

    /// By team and week: person-weeks there and gone into unplanned work; share of what could have
    /// been finished that nobody needed; initiatives that waited for their turn.
    final double[] people;
    final double[] unplanned;
    final double[] unneeded;
    final double[] waiting;

    /// How often who left, was followed, started in a week.
    final int[] left;
    final int[] followed;
    final int[] started;

    /// @param monthlyCosts cost of each month by draw, month by month
    Tally(Model model, double[] monthShares, double[] monthlyCosts, int draws) {
        weeks = model.weeks;
        this.monthShares = monthShares;
        firstWeek = firstWeeks(monthShares, monthShares.length / weeks);
        this.monthlyCosts = monthlyCosts;
        this.draws = draws;
        effort = new double[2 * model.work.demands() * weeks];
        int cells = model.teams.size() * weeks;
        people = new double[cells];
        unplanned = new double[cells];
        unneeded = new double[cells];
        waiting = new double[cells];
        left = new int[model.staff.people.size() * weeks];
        followed = new int[left.length];
        started = new int[model.hires.size() * (weeks + 1)];
    }

    void effort(int demandWeek, double personWeeks, double cost) {
        effort[2 * demandWeek] += personWeeks;
        effort[2 * demandWeek + 1] += cost;
    }

    double effort(int demandWeek) {
        return effort[2 * demandWeek];
    }

    double spend(int demandWeek) {
        return effort[2 * demandWeek + 1];
    }

    /// @param unplannedShare of all that was finished
    void week(int at, double persons, double unplannedShare) {
        people[at] += persons;
        unplanned[at] += persons * unplannedShare;
    }

    void unneeded(int at, double share) {
        unneeded[at] += share;
    }

    void waits(int at, int initiatives) {
        waiting[at] += initiatives;
    }

    void left(int person, int week) {
        left[person * weeks + week]++;
    }

    void followed(int person, int week) {
        followed[person * weeks + week]++;
    }

    void started(int hire, int week) {
        started[hire * (weeks + 1) + week]++;
    }

    void addCost(double[] weekly, int draw) {
        int months = monthShares.length / weeks;
        for (int month = 0; month < months; month++) {
            double sum = 0;
            for (int week = firstWeek[month]; week < firstWeek[month] + MONTH_WEEKS; week++) {
                sum += week < weeks ? weekly[week] * monthShares[week * months + month] : 0;
            }
            monthlyCosts[month * draws + draw] = sum;
        }
    }

    private static int[] firstWeeks(double[] shares, int months) {
        int[] first = new int[months];
        for (int month = 0; month < months; month++) {
            while (shares[first[month] * months + month] == 0) {
                first[month]++;
            }
        }
        return first;
    }

    void add(Tally other) {
        add(effort, other.effort);
        add(people, other.people);
        add(unplanned, other.unplanned);
        add(unneeded, other.unneeded);
        add(waiting, other.waiting);
        add(left, other.left);
        add(followed, other.followed);
        add(started, other.started);
    }

    private static void add(double[] sums, double[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
    }

    private static void add(int[] sums, int[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
    }
}
