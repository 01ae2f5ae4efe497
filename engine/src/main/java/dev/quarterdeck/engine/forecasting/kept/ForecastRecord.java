package dev.quarterdeck.engine.forecasting.kept;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;

/// Sum up how the dates that were told fared.
///
/// @param counts how many there are of which sort
/// @param all over every horizon
/// @param horizons by how many weeks ahead they were told, nearest first
/// @param tenths how many ended in each tenth of their forecast; evenly spread at best
/// @param skill against the plain bootstrap; empty with too few subjects
/// @param groups those with enough forecasts, the worst first
public record ForecastRecord(
        Counts counts,
        Row all,
        List<Row> horizons,
        List<Integer> tenths,
        Optional<Skill> skill,
        List<OfGroup> groups) {

    /// Where horizons begin, in weeks; the last has no end.
    private static final int[] BEGINNINGS = {0, 2, 6, 13, 26};

    private static final int NO_END = Integer.MAX_VALUE;
    private static final long SEED = 20_261_122L;

    /// Copies the lists.
    public ForecastRecord {
        horizons = List.copyOf(horizons);
        tenths = List.copyOf(tenths);
        groups = List.copyOf(groups);
    }

    /// How many forecasts are of which sort.
    ///
    /// @param late open although their 85 % day has passed
    /// @param waiting open, their 85 % day still to come
    public record Counts(int done, int late, int waiting, int withdrawn) {

        static Counts of(List<KeptForecast> all) {
            int done = count(all, KeptForecast.End.Done.class);
            int open = count(all, KeptForecast.End.Open.class);
            int late = (int) all.stream().filter(KeptForecast::isLateAlready).count();
            return new Counts(
                    done, late, open - late, count(all, KeptForecast.End.Withdrawn.class));
        }

        private static int count(List<KeptForecast> all, Class<? extends KeptForecast.End> sort) {
            return (int) all.stream().filter(one -> sort.isInstance(one.end())).count();
        }

        /// Returns how many there are.
        public int all() {
            return done + late + waiting + withdrawn;
        }
    }

    /// How often bounds held.
    ///
    /// @param from weeks ahead, not included but for 0
    /// @param until weeks ahead, included; {@link Integer#MAX_VALUE} for no end
    public record Row(int from, int until, Held within50, Held within80, Held met85) {

        static Row of(int from, int until, List<KeptForecast> all) {
            var mine =
                    all.stream()
                            .filter(one -> from == 0 || one.weeksAhead() > from)
                            .filter(one -> one.weeksAhead() <= until)
                            .toList();
            return new Row(
                    from,
                    until,
                    Held.of(mine, one -> one.isWithin(0.5)),
                    Held.of(mine, one -> one.isWithin(0.8)),
                    Held.of(mine, KeptForecast::isMet));
        }

        /// Answers whether it reaches as far as forecasts do.
        public boolean isLast() {
            return until == NO_END;
        }
    }

    /// How the 85 % days of one group's work held.
    public record OfGroup(String group, Held met85) {}

    /// Sums up.
    public static ForecastRecord of(List<KeptForecast> all) {
        return new ForecastRecord(
                Counts.of(all),
                Row.of(0, NO_END, all),
                IntStream.range(0, BEGINNINGS.length).mapToObj(i -> horizon(i, all)).toList(),
                tenths(all),
                Skill.of(all),
                groups(all));
    }

    private static Row horizon(int place, List<KeptForecast> all) {
        boolean isLast = place == BEGINNINGS.length - 1;
        return Row.of(BEGINNINGS[place], isLast ? NO_END : BEGINNINGS[place + 1], all);
    }

    private static List<Integer> tenths(List<KeptForecast> all) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        int[] tenths = new int[10];
        for (var one : all) {
            one.tenth(random.nextDouble()).ifPresent(tenth -> tenths[tenth]++);
        }
        return Arrays.stream(tenths).boxed().toList();
    }

    private static List<OfGroup> groups(List<KeptForecast> all) {
        return all.stream()
                .flatMap(one -> one.groups().stream())
                .distinct()
                .map(group -> new OfGroup(group, Held.of(of(group, all), KeptForecast::isMet)))
                .filter(one -> one.met85().isEnough())
                .sorted(
                        Comparator.comparingDouble((OfGroup one) -> one.met85().share())
                                .thenComparing(OfGroup::group))
                .toList();
    }

    private static List<KeptForecast> of(String group, List<KeptForecast> all) {
        return all.stream().filter(one -> one.groups().contains(group)).toList();
    }
}
