package dev.quarterdeck.engine.forecasting.kept;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.rng.simple.RandomSource;

/// Say how much smaller the error was than that of the plain bootstrap: 0 is as good, 1 without any
/// error, below 0 worse.
///
/// @param low lower end of its 95 % interval
/// @param subjects how many subjects were done, each with one vote
public record Skill(double value, double low, double high, int subjects) {

    /// Fewer subjects give no interval, and so no skill.
    public static final int FEWEST_SUBJECTS = 5;

    private static final int RESAMPLES = 2_000;
    private static final long SEED = 20_261_122L;

    /// A floor keeps a bootstrap without an error from making the ratio infinite.
    private static final double FLOOR = 1e-3;

    /// The mean errors of one subject, in weeks.
    private record Errors(double ours, double plain) {}

    /// Returns the skill of those that are done; empty with too few subjects.
    static Optional<Skill> of(List<KeptForecast> all) {
        Map<String, List<KeptForecast>> bySubject =
                all.stream()
                        .filter(one -> one.crps().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        KeptForecast::subject, TreeMap::new, Collectors.toList()));
        if (bySubject.size() < FEWEST_SUBJECTS) {
            return Optional.empty();
        }
        var errors = bySubject.values().stream().map(Skill::errors).toList();
        double[] drawn = resampled(errors);
        return Optional.of(
                new Skill(
                        skill(errors),
                        drawn[RESAMPLES / 40],
                        drawn[RESAMPLES - 1 - RESAMPLES / 40],
                        errors.size()));
    }

    private static Errors errors(List<KeptForecast> ofOne) {
        return new Errors(
                ofOne.stream().mapToDouble(one -> one.crps().orElseThrow()).average().orElseThrow(),
                ofOne.stream()
                        .mapToDouble(one -> one.plainCrps().orElseThrow())
                        .average()
                        .orElseThrow());
    }

    private static double skill(List<Errors> errors) {
        double ours = errors.stream().mapToDouble(Errors::ours).average().orElseThrow();
        double plain = errors.stream().mapToDouble(Errors::plain).average().orElseThrow();
        return 1 - (ours + FLOOR) / (plain + FLOOR);
    }

    private static double[] resampled(List<Errors> errors) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        double[] skills = new double[RESAMPLES];
        Arrays.setAll(
                skills,
                draw ->
                        skill(
                                errors.stream()
                                        .map(one -> errors.get(random.nextInt(errors.size())))
                                        .toList()));
        Arrays.sort(skills);
        return skills;
    }
}
