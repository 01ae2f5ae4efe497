package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Spread;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Tell what a plan comes to: dates, odds, load and cost, all out of the same futures.
///
/// Costs are in the plan's currency; arrays by month start with the month of the plan's first day,
/// whose first and last month may be partial.
public final class Outlook {

    private final Plan plan;
    private final Model model;
    private final Simulation simulation;
    private final Tally tally;
    private final Futures futures;
    private final double[] monthlyCosts;

    Outlook(
            Plan plan,
            Model model,
            Simulation simulation,
            Tally tally,
            Futures futures,
            double[] monthlyCosts) {
        this.plan = plan;
        this.model = model;
        this.simulation = simulation;
        this.tally = tally;
        this.futures = futures;
        this.monthlyCosts = monthlyCosts;
    }

    /// Returns the plan it is of.
    public Plan plan() {
        return plan;
    }

    /// Returns how it was played.
    public Simulation simulation() {
        return simulation;
    }

    /// Returns the ids of the initiatives, in their order.
    public List<String> initiatives() {
        return model.work.initiatives.stream().map(Initiative::id).toList();
    }

    /// Returns in how many weeks an initiative is done, in whole weeks as date forecasts are; the
    /// plan's horizon stands for "then or later".
    public Spread finish(String initiative) {
        return Spread.of(futures.outcomes(index(initiative)), 1, plan.weeks());
    }

    /// Returns the same at one percentile, not rounded.
    public double weeks(String initiative, Percentile percentile) {
        return futures.at(index(initiative), percentile.fraction());
    }

    /// Returns the mean of the weeks, those beyond the horizon counted as the horizon.
    public double meanWeeks(String initiative) {
        return futures.mean(index(initiative));
    }

    /// Returns the day by whose end an initiative is done with this probability; for the horizon's
    /// day read "then or later".
    public LocalDate by(String initiative, Percentile percentile) {
        return Plan.end(plan.start(), weeks(initiative, percentile));
    }

    /// Returns the day by whose end an initiative is done with this probability, empty where that
    /// lies beyond the horizon.
    public Optional<LocalDate> within(String initiative, Percentile percentile) {
        return oddsWithinHorizon(initiative) >= percentile.fraction()
                ? Optional.of(by(initiative, percentile))
                : Optional.empty();
    }

    /// Returns the probability that an initiative is done within the horizon.
    public double oddsWithinHorizon(String initiative) {
        return futures.doneBy(index(initiative), plan.weeks());
    }

    /// Returns the probability that an initiative is done by the end of a day.
    public double oddsBy(String initiative, LocalDate day) {
        return futures.doneBy(index(initiative), model.calendar.at(day.plusDays(1)));
    }

    /// Returns the probability that an initiative meets its must-date, if it has one.
    public OptionalDouble oddsOfMustDate(String initiative) {
        int i = index(initiative);
        return Double.isNaN(model.work.mustBy[i])
                ? OptionalDouble.empty()
                : OptionalDouble.of(futures.doneBy(i, model.work.mustBy[i]));
    }

    /// Returns what becomes of a team's weeks.
    public TeamLoad load(String team) {
        return new Load(model, tally, simulation.draws()).of(team);
    }

    /// Returns what a team's work asks of a skill.
    public SkillLoad load(String team, String skill) {
        return new Load(model, tally, simulation.draws()).of(team, skill);
    }

    /// Returns the skills that anybody has or any work asks for.
    public List<String> skills() {
        return model.skills;
    }

    /// Returns the months that the weeks touch.
    public List<YearMonth> months() {
        return IntStream.range(0, model.calendar.months()).mapToObj(model.calendar::month).toList();
    }

    /// Returns the mean cost of everybody by month.
    public double[] cost() {
        double[] means = new double[model.calendar.months()];
        Arrays.setAll(means, month -> Arrays.stream(costs(month)).average().orElseThrow());
        return means;
    }

    /// Returns the cost of everybody by month at a percentile.
    public double[] cost(Percentile percentile) {
        double[] quantiles = new double[model.calendar.months()];
        for (int month = 0; month < quantiles.length; month++) {
            quantiles[month] = quantile(costs(month), percentile);
        }
        return quantiles;
    }

    private static double quantile(double[] values, Percentile percentile) {
        Arrays.sort(values);
        double inside = percentile.fraction() * values.length - 0.5;
        return values[(int) Math.clamp(Math.rint(inside), 0, values.length - 1.0)];
    }

    /// Returns what everybody costs over all weeks at a percentile: not the sum of the months'
    /// percentiles, since months
    /// are not dear all together.
    public double costInAll(Percentile percentile) {
        double[] sums = new double[simulation.draws()];
        for (int month = 0; month < model.calendar.months(); month++) {
            double[] costs = costs(month);
            Arrays.setAll(sums, draw -> sums[draw] + costs[draw]);
        }
        return quantile(sums, percentile);
    }

    /// Returns the mean cost by month of the time that goes into one initiative.
    public double[] costOf(String initiative) {
        int i = index(initiative);
        double[] sums = new double[model.calendar.months()];
        for (int at = model.work.firstDemand[i]; at < model.work.firstDemand[i + 1]; at++) {
            addMonths(sums, at);
        }
        return sums;
    }

    /// Returns the mean cost by month of all that goes into no initiative: unplanned work, people
    /// on call, idle time, people without a team. With {@link #costOf} of all initiatives it makes
    /// {@link #cost}.
    public double[] costOfRest() {
        double[] rest = cost();
        for (var id : initiatives()) {
            double[] part = costOf(id);
            Arrays.setAll(rest, month -> rest[month] - part[month]);
        }
        return rest;
    }

    /// Returns the mean cost by month of the time that people give to a team, whatever they do.
    public double[] costOfTeam(String team) {
        double[] sums = new double[model.calendar.months()];
        double[] weekly = new Load(model, tally, simulation.draws()).cost(team);
        addMonths(sums, week -> weekly[week]);
        return sums;
    }

    private void addMonths(double[] sums, int demand) {
        addMonths(sums, week -> tally.spend(demand * plan.weeks() + week) / simulation.draws());
    }

    private void addMonths(double[] sums, IntToDoubleFunction spent) {
        double[] shares = model.calendar.monthShares();
        for (int week = 0; week < plan.weeks(); week++) {
            double inWeek = spent.applyAsDouble(week);
            for (int month = 0; month < sums.length; month++) {
                sums[month] += inWeek * shares[week * sums.length + month];
            }
        }
    }

    private double[] costs(int month) {
        int draws = simulation.draws();
        return Arrays.copyOfRange(monthlyCosts, month * draws, (month + 1) * draws);
    }

    double inDraw(String initiative, int draw) {
        return futures.inDraw(index(initiative), draw);
    }

    private int index(String initiative) {
        return model.work.indexOf(initiative);
    }
}
