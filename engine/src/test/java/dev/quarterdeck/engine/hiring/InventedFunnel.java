package dev.quarterdeck.engine.hiring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Invent an organisation that hires, of which everything is known: what a history shows up to a
/// day, and when a seat is filled after it.
///
/// Six roles in three families. Pass-through and times differ by stage, roles stray from their
/// family and families from the whole; stays are log-normal; candidates apply as a Poisson stream.
final class InventedFunnel {

    static final List<String> STAGES = List.of("screen", "interview", "panel", "offer");
    static final LocalDate AS_OF = LocalDate.parse("2026-06-01");

    private static final double[] LOGIT = {-0.4, -0.2, -0.4, 1.2};
    private static final double[] MEDIAN_DAYS = {6, 12, 10, 7};
    private static final double[] NOTICE = {2, 3, 4, 4, 6, 8, 12};

    private final Random random;
    private final int weeks;
    private final double[][] pass = new double[6][STAGES.size()];
    private final double[] median = new double[STAGES.size()];
    private final double[] spread = new double[STAGES.size()];
    private final Map<String, Candidacy.Role> roles = new LinkedHashMap<>();
    private final List<Candidacy.Stay> stays = new ArrayList<>();
    private final List<Opening.InProcess> inProcess = new ArrayList<>();
    private final List<Double> notice = new ArrayList<>();
    private final double rate;
    private double firstAccepted = Double.POSITIVE_INFINITY;
    private int ofRole;

    /// @param weeks how long it has hired
    InventedFunnel(long seed, int weeks) {
        random = new Random(seed);
        this.weeks = weeks;
        rate = 0.8 + 1.5 * random.nextDouble();
        for (int stage = 0; stage < STAGES.size(); stage++) {
            median[stage] = MEDIAN_DAYS[stage] * Math.exp(0.3 * random.nextGaussian());
            spread[stage] = 0.5 + 0.5 * random.nextDouble();
            double ofAll = LOGIT[stage] + 0.3 * random.nextGaussian();
            double[] family =
                    random.doubles(3).map(u -> ofAll + 0.3 * random.nextGaussian()).toArray();
            for (int role = 0; role < 6; role++) {
                double logit = family[role / 2] + 0.3 * random.nextGaussian();
                pass[role][stage] = 1 / (1 + Math.exp(-logit));
            }
        }
        for (int role = 0; role < 6; role++) {
            apply(role);
        }
    }

    /// Lets people apply from the first week until long after the day of the forecast. The seat of
    /// role 0 is the one asked for: who accepts it after that day fills it.
    private void apply(int role) {
        double at = -7.0 * weeks;
        for (int number = 0; at < 7 * 400; number++) {
            at += -Math.log(1 - random.nextDouble()) / rate * 7;
            if (at >= 0 && role > 0) {
                return;
            }
            if (at < 0 && role == 0) {
                ofRole++;
            }
            goThrough(role, role + "-" + number, at);
        }
    }

    private void goThrough(int role, String application, double applied) {
        if (applied < 0) {
            roles.put(application, new Candidacy.Role("role" + role, "family" + role / 2));
        }
        double at = applied;
        for (int stage = 0; stage < STAGES.size(); stage++) {
            double until = at + median[stage] * Math.exp(spread[stage] * random.nextGaussian());
            boolean passes = random.nextDouble() < pass[role][stage];
            tell(role, application, stage, at, until, passes);
            if (!passes) {
                return;
            }
            at = until;
        }
        if (at >= 0 && role == 0) {
            firstAccepted = Math.min(firstAccepted, at);
        } else if (at < 0) {
            notice.add(NOTICE[random.nextInt(NOTICE.length)]);
        }
    }

    private void tell(
            int role, String application, int stage, double from, double until, boolean passes) {
        if (from >= 0) {
            return;
        }
        boolean open = until >= 0;
        if (open && role == 0) {
            inProcess.add(new Opening.InProcess(STAGES.get(stage), -from / 7));
        }
        stays.add(
                new Candidacy.Stay(
                        application,
                        STAGES.get(stage),
                        day(from),
                        open ? null : day(until),
                        open
                                ? Candidacy.Outcome.OPEN
                                : passes ? Candidacy.Outcome.PASSED : Candidacy.Outcome.ENDED));
    }

    private static LocalDate day(double days) {
        return AS_OF.plusDays((long) Math.floor(days));
    }

    List<Candidacy> history() {
        return Candidacy.of(stays, roles);
    }

    double[] notice() {
        return notice.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Opening opening() {
        return new Opening("seat", "role0", "family0", ofRole, weeks, inProcess);
    }

    /// Returns when the seat is really filled, in weeks after the day of the forecast.
    double trueStart() {
        return firstAccepted / 7 + NOTICE[random.nextInt(NOTICE.length)];
    }

    /// Returns what reports say: the sum over stages, and of the notice, of one quantile of the
    /// stays that ended.
    double summed(double quantile) {
        double sum = quantileOf(notice(), quantile);
        for (var stage : STAGES) {
            double[] ended =
                    stays.stream()
                            .filter(stay -> stay.stage().equals(stage) && stay.left() != null)
                            .mapToDouble(
                                    stay ->
                                            stay.entered()
                                                            .until(
                                                                    stay.left(),
                                                                    java.time.temporal.ChronoUnit
                                                                            .DAYS)
                                                    / 7.0)
                            .toArray();
            sum += quantileOf(ended, quantile);
        }
        return sum;
    }

    private static double quantileOf(double[] values, double quantile) {
        double[] rising = values.clone();
        Arrays.sort(rising);
        return rising.length == 0 ? 0 : rising[(int) (quantile * (rising.length - 1))];
    }
}
