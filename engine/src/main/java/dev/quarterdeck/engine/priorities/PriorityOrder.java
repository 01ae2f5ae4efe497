package dev.quarterdeck.engine.priorities;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Say in which order things come by their score, and how far that order can be trusted.
///
/// @param places by falling score at the likeliest inputs; equal scores go by id
/// @param neighbours each pair of neighbours in that order
public record PriorityOrder(List<Place> places, List<Neighbours> neighbours) {

    /// How many times inputs are drawn.
    public static final int DRAWS = 2_000;

    public PriorityOrder {
        places = List.copyOf(places);
        neighbours = List.copyOf(neighbours);
    }

    /// Give the place of one thing.
    ///
    /// @param rank by the likeliest inputs, from 1
    /// @param score at the likeliest inputs
    /// @param lowScore P10 of its scores
    /// @param highScore P90 of its scores
    /// @param bestRank P10 of its ranks
    /// @param worstRank P90 of its ranks
    public record Place(
            String id,
            int rank,
            double score,
            double lowScore,
            double highScore,
            int bestRank,
            int worstRank) {}

    /// Say how sure one neighbour stands above the other.
    ///
    /// @param flips probability that the lower one belongs above, 0..1; equal scores count half
    public record Neighbours(String upper, String lower, double flips) {}

    /// Orders things by their score.
    ///
    /// @param contenders ids are unique
    /// @param seed the same seed and contenders give the same answer, in whatever order they come
    public static PriorityOrder of(List<Contender> contenders, long seed) {
        var ordered =
                contenders.stream()
                        .sorted(
                                Comparator.comparingDouble(Contender::score)
                                        .reversed()
                                        .thenComparing(Contender::id))
                        .toList();
        if (ordered.stream().map(Contender::id).distinct().count() < ordered.size()) {
            throw new IllegalArgumentException("The ids of contenders must be unique.");
        }
        double[][] scores = ordered.stream().map(one -> scores(one, seed)).toArray(double[][]::new);
        int[][] ranks = ranks(scores);
        var places =
                IntStream.range(0, ordered.size())
                        .mapToObj(i -> place(ordered.get(i), i + 1, scores[i], ranks[i]))
                        .toList();
        return new PriorityOrder(places, neighbours(ordered, scores));
    }

    private static double[] scores(Contender one, long seed) {
        double[] scores = new double[DRAWS];
        Arrays.fill(scores, 1);
        int input = 0;
        for (var gain : one.gains()) {
            double[] drawn = drawn(gain, one.id(), input++, seed);
            Arrays.setAll(scores, draw -> scores[draw] * drawn[draw]);
        }
        for (var cost : one.costs()) {
            double[] drawn = drawn(cost, one.id(), input++, seed);
            Arrays.setAll(scores, draw -> scores[draw] / drawn[draw]);
        }
        return scores;
    }

    /// The stream is that of the thing and the input, so that what is drawn of one thing does not
    /// depend on which others there are.
    private static double[] drawn(Range range, String id, int input, long seed) {
        var random =
                RandomSource.XO_RO_SHI_RO_128_PP.create((seed * 31 + id.hashCode()) * 31 + input);
        int[] slices = PermutationSampler.natural(DRAWS);
        PermutationSampler.shuffle(random, slices);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, draw -> range.at((slices[draw] + 0.5) / DRAWS));
        return drawn;
    }

    private static int[][] ranks(double[][] scores) {
        int[][] ranks = new int[scores.length][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int now = draw;
            var order =
                    IntStream.range(0, scores.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> -scores[i][now]))
                            .toList();
            for (int rank = 0; rank < order.size(); rank++) {
                ranks[order.get(rank)][draw] = rank + 1;
            }
        }
        for (int[] ofOne : ranks) {
            Arrays.sort(ofOne);
        }
        return ranks;
    }

    private static Place place(Contender one, int rank, double[] scores, int[] ranks) {
        double[] rising = scores.clone();
        Arrays.sort(rising);
        return new Place(
                one.id(),
                rank,
                one.score(),
                rising[at(0.1)],
                rising[at(0.9)],
                ranks[at(0.1)],
                ranks[at(0.9)]);
    }

    /// The smallest value that so much of all lies at or below.
    private static int at(double share) {
        return (int) Math.ceil(share * DRAWS) - 1;
    }

    private static List<Neighbours> neighbours(List<Contender> ordered, double[][] scores) {
        return IntStream.range(0, ordered.size())
                .boxed()
                .gather(Gatherers.windowSliding(2))
                .filter(pair -> pair.size() == 2)
                .map(
                        pair ->
                                new Neighbours(
                                        ordered.get(pair.getFirst()).id(),
                                        ordered.get(pair.getLast()).id(),
                                        flips(scores[pair.getFirst()], scores[pair.getLast()])))
                .toList();
    }

    private static double flips(double[] upper, double[] lower) {
        double flips = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            if (lower[draw] > upper[draw]) {
                flips++;
            } else if (lower[draw] == upper[draw]) {
                flips += 0.5;
            }
        }
        return flips / DRAWS;
    }
}
