package dev.quarterdeck.engine.forecasting.kept;

import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.backtest.Replay;
import dev.quarterdeck.engine.forecasting.backtest.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// State a date as it was told, with what is known of it by now.
///
/// Days are counted from the day it was told, which is day 1.
///
/// @param subject what it is of
/// @param groups whose work it is of
/// @param asOf the day from which it was told
/// @param days until it is done, as equally likely outcomes
/// @param plain the same of the plain bootstrap
/// @param passed how many whole days have passed since, up to today or to its withdrawal
public record KeptForecast(
        String subject,
        Set<String> groups,
        LocalDate asOf,
        Spread days,
        Spread plain,
        int passed,
        End end) {

    /// The last day that is told apart.
    public static final int HORIZON_DAYS = 7 * DateForecast.HORIZON_WEEKS;

    private static final double WEEK = 7;
    private static final Target TARGET = new Target(Target.Kind.DATE, 0);

    /// Copies the groups.
    public KeptForecast {
        groups = Set.copyOf(groups);
    }

    /// Tell what became of it.
    public sealed interface End {

        /// It was done on that day. @param day from 1
        record Done(int day) implements End {}

        /// It is not done yet.
        record Open() implements End {}

        /// Nobody wants it any more; what had passed by then stays passed.
        record Withdrawn() implements End {}
    }

    /// Returns equally likely weeks as days: a week that has begun lasts to the day that it says.
    public static Spread days(List<Double> weeks) {
        double[] days = weeks.stream().mapToDouble(KeptForecast::day).toArray();
        return Spread.of(days, 1, HORIZON_DAYS);
    }

    private static double day(double weeks) {
        return Math.ceil(WEEK * weeks - 1e-9);
    }

    /// Returns the weeks ahead of which it was told, by its median: the outcome would sort slow
    /// ends among the far ones.
    public double weeksAhead() {
        return days.at(Percentile.P50) / WEEK;
    }

    /// Returns the day that is so sure; empty when that is beyond what is told apart.
    public Optional<LocalDate> day(Percentile percentile) {
        int day = days.at(percentile);
        return day < HORIZON_DAYS ? Optional.of(asOf.plusDays(day - 1L)) : Optional.empty();
    }

    /// Answers whether the 85 % day was met; empty until it has come.
    public Optional<Boolean> isMet() {
        int bound = days.at(Percentile.P85);
        return hasCome(bound) ? Optional.of(outcome() <= bound) : Optional.empty();
    }

    /// Answers whether it was done within the central range of this probability; empty until the
    /// late end of the range has come.
    public Optional<Boolean> isWithin(double probability) {
        var range = days.central(probability);
        return hasCome(range.high()) ? Optional.of(range.holds(outcome())) : Optional.empty();
    }

    /// Answers whether it is open although its 85 % day has passed.
    public boolean isLateAlready() {
        return end instanceof End.Open && isMet().isPresent();
    }

    /// Returns in which tenth of the forecast it was done, 0..9; empty until the 90 % day has come,
    /// after which only the last tenth is left to what is open.
    ///
    /// @param share where to stand within a day, 0..1, as days are steps
    public Optional<Integer> tenth(double share) {
        return hasCome(days.at(Percentile.P90))
                ? Optional.of(Math.min(9, (int) (10 * replay(days).pit(share))))
                : Optional.empty();
    }

    /// Returns the continuous ranked probability score in weeks; empty until it is done.
    public OptionalDouble crps() {
        return crps(days);
    }

    /// Returns the same of the plain bootstrap.
    public OptionalDouble plainCrps() {
        return crps(plain);
    }

    private OptionalDouble crps(Spread spread) {
        return end instanceof End.Done
                ? OptionalDouble.of(replay(spread).crps() / WEEK)
                : OptionalDouble.empty();
    }

    private boolean hasCome(int day) {
        return day <= passed && day < HORIZON_DAYS;
    }

    /// What is not done counts as done tomorrow: later than every bound that has come.
    private int outcome() {
        int day = end instanceof End.Done(int done) ? done : passed + 1;
        return Math.min(day, HORIZON_DAYS);
    }

    private Replay replay(Spread spread) {
        var cut = asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Replay(TARGET, cut, 1, 1, spread, outcome());
    }
}
