package dev.quarterdeck.engine.hiring;

import dev.quarterdeck.engine.measuring.Survival;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Say when a seat will be filled, by simulation of its funnel.
///
/// **Why not add the medians of the stages.** Reports take medians of stays that ended, so slow
/// ones still open are missing; medians do not add up; most candidates never get to the end, so the
/// time goes into waiting for the one who does; and who accepted still has notice to give.
///
/// **The method.** One future draws, once for all candidates, how likely each stage is passed
/// ({@link PassThrough}, the offer's acceptance among them), how long stays last (Kaplan-Meier over
/// all stays of a stage, open ones counted as such, by Bayesian bootstrap: no family of
/// distributions is assumed), and how many apply in a week (Gamma). Who is in process goes on from
/// the stage and age reached; further candidates arrive as a Poisson stream. The first to accept
/// ends the search; the start is a notice period later. Time in a stage and its outcome are taken
/// as independent, and stays of all roles as alike.
///
/// With fewer than {@link #ENOUGH_HIRES} hires in the history the range is stretched about its
/// median and says so.
public final class HiringFunnel {

    /// Hires below which a history alone is no ground for a narrow range.
    public static final int ENOUGH_HIRES = 10;

    /// Weeks after which a seat counts as not filled.
    private static final double LONGEST = 156;

    /// How much wider, in logarithms, the range of a history without any hire is.
    private static final double STRETCH = 0.6;

    private static final int FUTURES = 1_000;
    private static final int ESTIMATES = 100;
    private static final double DAYS = 7;

    private static final int FEW_STAYS = 5;

    /// Stays that are added where few of a stage ended, in weeks.
    private static final double[] ASSUMED_STAYS = {0.5, 1, 2, 4};

    /// Notice assumed where none is known, in weeks.
    private static final double[] ASSUMED_NOTICE = {2, 4, 4, 8, 12};

    private final LocalDate asOf;
    private final List<String> stages;
    private final List<Candidacy> history;
    private final double[] notice;
    private final List<List<Survival.Length>> stays;
    private final List<Boolean> assumed = new ArrayList<>();
    private final boolean noticeKnown;
    private final long hires;

    private HiringFunnel(
            LocalDate asOf, List<String> stages, List<Candidacy> history, double[] notice) {
        this.asOf = asOf;
        this.stages = List.copyOf(stages);
        this.history = List.copyOf(history);
        noticeKnown = notice.length > 0;
        this.notice = noticeKnown ? notice.clone() : ASSUMED_NOTICE;
        stays = stages.stream().map(this::stays).toList();
        hires =
                history.stream()
                        .flatMap(one -> one.stays().stream())
                        .filter(stay -> stay.stage().equals(stages.getLast()))
                        .filter(stay -> stay.outcome() == Candidacy.Outcome.PASSED)
                        .count();
    }

    /// Makes a funnel from a history.
    ///
    /// @param asOf the day nothing later is known of
    /// @param stages in order, the last one being the offer
    /// @param history of all roles; stays in other stages are left out
    /// @param noticeWeeks weeks from acceptance to start of past hires; empty = assumed
    public static HiringFunnel of(
            LocalDate asOf, List<String> stages, List<Candidacy> history, double... noticeWeeks) {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(
                    "The stages (none) of a funnel must hold the offer.");
        }
        return new HiringFunnel(asOf, stages, history, noticeWeeks);
    }

    /// Returns when a seat is filled, in weeks after the day of the funnel.
    ///
    /// @param seed the same seed and opening give the same dates
    public StartDates startOf(Opening opening, long seed) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed * 31 + opening.id().hashCode());
        var passes = stages.stream().map(stage -> PassThrough.of(history, stage, opening)).toList();
        var lasting = estimates(random);
        double[] starts = new double[FUTURES];
        for (int i = 0; i < FUTURES; i++) {
            double[] pass = passes.stream().mapToDouble(one -> one.draw(random)).toArray();
            starts[i] = new Search(pass, lasting[i % ESTIMATES], random).start(opening);
        }
        return StartDates.of(stretched(starts), basis());
    }

    /// Stretches about the median where there are few hires.
    private double[] stretched(double[] starts) {
        if (hires >= ENOUGH_HIRES) {
            return starts;
        }
        Arrays.sort(starts);
        if (Double.isInfinite(starts[FUTURES / 2])) {
            return starts;
        }
        double factor = 1 + STRETCH * (ENOUGH_HIRES - hires) / ENOUGH_HIRES;
        double median = Math.max(starts[FUTURES / 2], 0.1);
        return Arrays.stream(starts)
                .map(start -> median * Math.pow(Math.max(start, 0.05) / median, factor))
                .toArray();
    }

    private String basis() {
        var basis = new ArrayList<String>();
        basis.add("%d hires and %d applications".formatted(hires, history.size()));
        if (hires < ENOUGH_HIRES) {
            basis.add("with fewer than %d hires the range is wide".formatted(ENOUGH_HIRES));
        }
        for (int s = 0; s < stages.size(); s++) {
            if (assumed.get(s)) {
                basis.add("the time in stage %s is partly assumed".formatted(stages.get(s)));
            }
        }
        if (!noticeKnown) {
            basis.add("the notice period is assumed");
        }
        return String.join("; ", basis);
    }

    private List<Survival.Length> stays(String stage) {
        List<Survival.Length> lengths = new ArrayList<>();
        history.stream()
                .flatMap(one -> one.stays().stream())
                .filter(stay -> stay.stage().equals(stage))
                .forEach(stay -> lengths.add(length(stay)));
        assumed.add(lengths.stream().filter(Survival.Length::ended).count() < FEW_STAYS);
        if (assumed.getLast()) {
            Arrays.stream(ASSUMED_STAYS).forEach(w -> lengths.add(new Survival.Length(w, true)));
        }
        lengths.sort(Comparator.comparingDouble(Survival.Length::length));
        return lengths;
    }

    private Survival.Length length(Candidacy.Stay stay) {
        var left = stay.left();
        var until = left == null ? asOf : left;
        long days = Math.max(0, ChronoUnit.DAYS.between(stay.entered(), until));
        return new Survival.Length(days / DAYS, left != null);
    }

    private Survival[][] estimates(UniformRandomProvider random) {
        var estimates = new Survival[ESTIMATES][];
        for (int i = 0; i < ESTIMATES; i++) {
            estimates[i] =
                    stays.stream()
                            .map(lengths -> estimate(lengths, random))
                            .toArray(Survival[]::new);
        }
        return estimates;
    }

    private static Survival estimate(List<Survival.Length> lengths, UniformRandomProvider random) {
        double[] weights = new double[lengths.size()];
        Arrays.setAll(weights, i -> -Math.log(1 - random.nextDouble()));
        return Survival.ofSorted(lengths, weights);
    }

    /// Plays one search.
    private final class Search {

        private final double[] pass;
        private final Survival[] lasting;
        private final UniformRandomProvider random;

        Search(double[] pass, Survival[] lasting, UniformRandomProvider random) {
            this.pass = pass;
            this.lasting = lasting;
            this.random = random;
        }

        double start(Opening opening) {
            double accepted = Double.POSITIVE_INFINITY;
            for (var candidate : opening.candidates()) {
                accepted = Math.min(accepted, acceptedAt(candidate));
            }
            accepted = Math.min(accepted, firstOfFurther(opening, accepted));
            double starts = accepted + notice[random.nextInt(notice.length)];
            return starts > LONGEST ? Double.POSITIVE_INFINITY : starts;
        }

        private double acceptedAt(Opening.InProcess candidate) {
            int stage = stages.indexOf(candidate.stage());
            if (stage < 0) {
                throw new IllegalArgumentException(
                        "The stage (%s) of a candidate must be one of %s."
                                .formatted(candidate.stage(), stages));
            }
            double at = lasting(stage, candidate.weeksThere()) - candidate.weeksThere();
            for (int next = stage; next < pass.length; next++) {
                if (random.nextDouble() > pass[next]) {
                    return Double.POSITIVE_INFINITY;
                }
                at += next + 1 < pass.length ? lasting(next + 1, 0) : 0;
            }
            return at;
        }

        /// Only those who will accept matter: a thinned Poisson stream of them.
        private double firstOfFurther(Opening opening, double best) {
            if (opening.weeks() == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double rate =
                    AhrensDieterMarsagliaTsangGammaSampler.of(
                                    random, opening.applications() + 0.5, 1 / opening.weeks())
                            .sample();
            double accepting = rate * Arrays.stream(pass).reduce(1, (a, b) -> a * b);
            double first = best;
            double arrives = -Math.log(1 - random.nextDouble()) / accepting;
            while (arrives < Math.min(first, LONGEST)) {
                double at = arrives;
                for (int stage = 0; stage < pass.length; stage++) {
                    at += lasting(stage, 0);
                }
                first = Math.min(first, at);
                arrives += -Math.log(1 - random.nextDouble()) / accepting;
            }
            return first;
        }

        private double lasting(int stage, double age) {
            return lasting[stage].outlastedBy(1 - random.nextDouble(), age);
        }
    }
}
