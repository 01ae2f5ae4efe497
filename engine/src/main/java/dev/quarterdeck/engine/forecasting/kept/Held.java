package dev.quarterdeck.engine.forecasting.kept;

import dev.quarterdeck.engine.measuring.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Count how often a bound held among forecasts for which that is known.
///
/// @param held how many
/// @param of out of how many
/// @param worth about how many independent ones these are worth, at most as many
public record Held(int held, int of, double worth) {

    /// Fewer tell nothing.
    public static final int FEWEST = 8;

    /// Counts.
    ///
    /// @param holds whether it held; empty where nobody can know yet
    static Held of(List<KeptForecast> all, Function<KeptForecast, Optional<Boolean>> holds) {
        var known = all.stream().filter(one -> holds.apply(one).isPresent()).toList();
        long held = known.stream().filter(one -> holds.apply(one).orElseThrow()).count();
        return new Held((int) held, known.size(), worth(known));
    }

    private static double worth(List<KeptForecast> known) {
        Map<String, Long> bySubject =
                known.stream()
                        .collect(
                                Collectors.groupingBy(
                                        KeptForecast::subject, Collectors.counting()));
        double squares = bySubject.values().stream().mapToDouble(n -> (double) n * n).sum();
        return squares == 0 ? 0 : known.size() * (double) known.size() / squares;
    }

    /// Answers whether there are enough to say a share.
    public boolean isEnough() {
        return of >= FEWEST;
    }

    /// Returns the share that held, 0..1; of none, 0.
    public double share() {
        return of == 0 ? 0 : held / (double) of;
    }

    /// Returns Wilson's 95 % interval of the share; empty of none.
    public Optional<Difference.Interval> bounds() {
        return of == 0 ? Optional.empty() : Optional.of(Difference.wilson(worth * share(), worth));
    }
}
