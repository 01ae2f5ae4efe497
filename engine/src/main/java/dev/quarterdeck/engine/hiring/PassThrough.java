package dev.quarterdeck.engine.hiring;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/// Draw the probability to pass a stage: Beta, the role's own record drawn towards its family's and
/// the family's towards the organisation's. Open stays say nothing yet and are left out.
final class PassThrough {

    /// How many candidates the next wider group is worth. A choice: at 10 of its own, a role's own
    /// record counts as much as its family's.
    private static final double BORROWED = 10;

    private final double passed;
    private final double ended;

    private PassThrough(double passed, double ended) {
        this.passed = passed;
        this.ended = ended;
    }

    static PassThrough of(List<Candidacy> history, String stage, Opening opening) {
        double[] organisation = count(history, stage, one -> true);
        double[] family = count(history, stage, one -> one.family().equals(opening.family()));
        double[] role = count(history, stage, one -> one.role().equals(opening.role()));
        double share = (organisation[0] + 1) / (organisation[0] + organisation[1] + 2);
        share = (family[0] + BORROWED * share) / (family[0] + family[1] + BORROWED);
        return new PassThrough(role[0] + BORROWED * share, role[1] + BORROWED * (1 - share));
    }

    double draw(UniformRandomProvider random) {
        double pass = AhrensDieterMarsagliaTsangGammaSampler.of(random, passed, 1).sample();
        double end = AhrensDieterMarsagliaTsangGammaSampler.of(random, ended, 1).sample();
        return pass / (pass + end);
    }

    private static double[] count(
            List<Candidacy> history, String stage, Predicate<Candidacy> whose) {
        double[] counts = new double[2];
        history.stream()
                .filter(whose)
                .flatMap(one -> one.stays().stream())
                .filter(stay -> stay.stage().equals(stage))
                .forEach(
                        stay -> {
                            counts[0] += stay.outcome() == Candidacy.Outcome.PASSED ? 1 : 0;
                            counts[1] += stay.outcome() == Candidacy.Outcome.ENDED ? 1 : 0;
                        });
        return counts;
    }
}
