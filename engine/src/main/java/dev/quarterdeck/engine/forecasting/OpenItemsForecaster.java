package dev.quarterdeck.engine.forecasting;

import dev.quarterdeck.engine.measuring.Survival;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Forecast when a share of the items that are open now will be finished, whatever is begun beside
/// them.
///
/// **Why not divide them by the throughput.** Most of it goes to items that do not exist yet, and
/// many open items are never finished: on 24 trackers the 85 % date of "these items over our
/// throughput" was met 17 % of the time.
///
/// **The method.** How long items last is estimated from all items known at the cut, open ones
/// counting up to their age (Kaplan and Meier, 1958; {@link Survival}). Each open item lasts on
/// from the age that it has. All of a set are quicker or slower together: one draw from a
/// log-normal with sd {@link #FRAILTY} stretches what is left of every item (shared frailty:
/// Clayton, 1978). The ladder of outcomes is then stretched about its median by what the
/// same tracker's own past sets showed up to the cut, as in {@link ReferenceClassForecaster}.
///
/// The set of a cut is what was open then and had come into being in the {@link #YOUNG_WEEKS} weeks
/// before: what is older mostly stays. Times of one week and more are told apart up to {@link
/// #HORIZON_WEEKS} weeks; that week stands for "then or later".
public final class OpenItemsForecaster {

    /// How far the forecast looks.
    public static final int HORIZON_WEEKS = 52;

    /// Items older than this do not belong to the set.
    public static final int YOUNG_WEEKS = 26;

    /// Smaller sets are not forecast.
    public static final int LEAST_ITEMS = 15;

    private static final double FRAILTY = 0.5;
    private static final int LEAST_ENDS = 10;
    private static final int DRAWS = 400;
    private static final int OWN_REPLAYS = 80;
    private static final double LONGEST = 520;

    /// Half a set takes most of a year, so sets of cuts four weeks apart have much in common.
    private static final double OVERLAP_WEEKS = 26;

    private static final Duration STEP = Duration.ofDays(7L * History.CUT_EVERY_WEEKS);

    private final List<Life> lives;
    private final long seed;
    private final Map<Question, Optional<Ladder>> ladders = new ConcurrentHashMap<>();

    private record Question(Instant cut, double share) {}

    /// Creates a forecaster of one tracker.
    ///
    /// @param lives of all its items, in any order; what lies after a cut is not looked at
    /// @param seed of the random draws
    public OpenItemsForecaster(Collection<Life> lives, long seed) {
        this.lives = lives.stream().sorted(Comparator.comparing(Life::created)).toList();
        this.seed = seed;
    }

    /// Returns the items that the question of a cut is about.
    public List<Life> set(Instant cut) {
        var from = cut.minus(Duration.ofDays(7L * YOUNG_WEEKS));
        return lives.stream()
                .filter(one -> one.isOpen(cut) && one.created().isAfter(from))
                .toList();
    }

    /// Returns in how many weeks a share of the set is finished, empty where the set or the history
    /// is too small.
    ///
    /// @param share above 0, at most 1
    /// @return whole weeks after the cut, 1..{@link #HORIZON_WEEKS}
    public Optional<Spread> weeksUntil(Instant cut, double share) {
        return ladder(cut, share)
                .map(ladder -> ladder.stretched(ownRecord(cut, share)))
                .map(OpenItemsForecaster::spread);
    }

    /// Returns how many items a share of some means, 1 at least.
    public static int needed(int items, double share) {
        return Math.max(1, (int) Math.ceil(share * items - 1e-9));
    }

    /// Returns in which week after a cut so many of a set were finished, empty while they are not.
    ///
    /// @param until what is later is not known
    public static Optional<Integer> outcome(
            List<Life> set, Instant cut, double share, Instant until) {
        return set.stream()
                .filter(one -> one.isFinished(until))
                .map(Life::finished)
                .sorted()
                .skip(needed(set.size(), share) - 1L)
                .findFirst()
                .map(moment -> Math.min(HORIZON_WEEKS, Life.week(cut, moment)));
    }

    private static Spread spread(Ladder ladder) {
        double[] outcomes = new double[ReferenceClass.RUNGS];
        ladder.raise(outcomes);
        return Spread.of(outcomes, 1, HORIZON_WEEKS);
    }

    private OwnRecord ownRecord(Instant cut, double share) {
        var own = new OwnRecord(OVERLAP_WEEKS);
        var past = cut;
        for (int replay = 1; replay <= OWN_REPLAYS; replay++) {
            past = past.minus(STEP);
            var ladder = ladder(past, share);
            if (ladder.isPresent()) {
                add(own, ladder.get(), past, share, cut);
            }
        }
        return own;
    }

    private void add(OwnRecord own, Ladder ladder, Instant past, double share, Instant cut) {
        int ago = (int) Math.round(Life.weeks(past, cut));
        int outcome = outcome(set(past), past, share, cut).orElse(HORIZON_WEEKS);
        own.addDate(ladder, outcome, HORIZON_WEEKS, ago);
    }

    private Optional<Ladder> ladder(Instant cut, double share) {
        return ladders.computeIfAbsent(new Question(cut, share), this::draw);
    }

    private Optional<Ladder> draw(Question question) {
        var cut = question.cut();
        var set = set(cut);
        var lengths =
                lives.stream()
                        .filter(one -> one.isKnown(cut))
                        .map(one -> new Survival.Length(one.weeks(cut), one.isFinished(cut)))
                        .toList();
        long ends = lengths.stream().filter(Survival.Length::ended).count();
        if (set.size() < LEAST_ITEMS || ends < LEAST_ENDS) {
            return Optional.empty();
        }
        var survival = Survival.of(lengths);
        double[] ages = set.stream().mapToDouble(one -> one.weeks(cut)).toArray();
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + cut.getEpochSecond());
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] weeks = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double frailty = Math.exp(FRAILTY * normal.sample());
            double[] left = left(survival, ages, random);
            weeks[draw] = frailty * left[needed(left.length, question.share()) - 1];
        }
        return Optional.of(new Ladder(1, logarithms(weeks)));
    }

    private static double[] left(Survival survival, double[] ages, UniformRandomProvider random) {
        double[] left = new double[ages.length];
        for (int i = 0; i < ages.length; i++) {
            double share = 1 - random.nextDouble();
            left[i] = survival.outlastedBy(share, ages[i]) - ages[i];
        }
        Arrays.sort(left);
        return left;
    }

    /// Outcomes are rounded to the nearest whole week when they are read, but a week counts when it
    /// is begun.
    private static double[] logarithms(double[] weeks) {
        Arrays.sort(weeks);
        double[] rungs = new double[ReferenceClass.RUNGS];
        for (int i = 0; i < rungs.length; i++) {
            double week = weeks[(2 * i + 1) * weeks.length / (2 * rungs.length)];
            rungs[i] = Math.log(Math.min(week, LONGEST) + 0.5);
        }
        return rungs;
    }
}
