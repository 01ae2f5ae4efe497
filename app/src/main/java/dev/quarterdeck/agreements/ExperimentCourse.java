package dev.quarterdeck.agreements;

import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.engine.measuring.Interruption;
import dev.quarterdeck.engine.measuring.ProcessLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells what an experiment did, week by week; of a closed one as it was when it was closed.
///
/// @param weeks those before the first day and those since, oldest first; the week in which the
///     first day lies is neither, unless it is a Monday
/// @param finding what they come to
/// @param limits within which the weeks before differ by themselves, or null where there are too
/// few
/// @param odd Mondays of the weeks since that stand out of these limits
public record ExperimentCourse(
        Experiment experiment,
        List<MeasuredWeek> weeks,
        Finding finding,
        @Nullable ProcessLimits limits,
        List<LocalDate> odd) {

    /// Copies the lists.
    public ExperimentCourse {
        weeks = List.copyOf(weeks);
        odd = List.copyOf(odd);
    }

    static ExperimentCourse of(Experiment experiment, List<MeasuredWeek> weeks) {
        return new Sides(experiment, weeks).course();
    }

    static ExperimentCourse hidden(Experiment experiment, String reason) {
        return new ExperimentCourse(
                experiment, List.of(), new Finding.Hidden(reason), null, List.of());
    }

    /// The weeks before, and those since.
    private record Sides(Experiment experiment, List<MeasuredWeek> weeks) {

        private List<MeasuredWeek> before() {
            var first = experiment.plan().from();
            return counted(one -> !one.monday().plusWeeks(1).isAfter(first));
        }

        private List<MeasuredWeek> after() {
            var plan = experiment.plan();
            return counted(
                    one ->
                            !one.monday().isBefore(plan.from())
                                    && !one.monday().plusDays(6).isAfter(plan.until()));
        }

        private List<MeasuredWeek> counted(Predicate<MeasuredWeek> side) {
            return weeks.stream().filter(MeasuredWeek::counts).filter(side).toList();
        }

        private static List<Double> values(List<MeasuredWeek> weeks) {
            return weeks.stream().map(one -> Objects.requireNonNull(one.value())).toList();
        }

        ExperimentCourse course() {
            var before = values(before());
            var since = after();
            var after = values(since);
            var limits = ProcessLimits.of(before);
            return new ExperimentCourse(
                    experiment,
                    weeks,
                    Interruption.of(before, after)
                            .map(one -> compared(before.size(), after.size(), one))
                            .orElseGet(() -> new Finding.NotEnough(before.size(), after.size())),
                    limits.orElse(null),
                    odd(limits, before, since));
        }

        private Finding compared(int before, int after, Interruption found) {
            var open = new Finding.Compared(before, after, found, Verdict.CANNOT_TELL);
            if (found.change().holdsZero() || open.wasMoving()) {
                return open;
            }
            boolean isLower = found.change().value() < 0;
            boolean isBetter = isLower == (experiment.plan().expected() == Expected.LOWER);
            return new Finding.Compared(
                    before, after, found, isBetter ? Verdict.BETTER : Verdict.WORSE);
        }

        private static List<LocalDate> odd(
                Optional<ProcessLimits> limits, List<Double> before, List<MeasuredWeek> since) {
            var all = Stream.concat(before.stream(), values(since).stream()).toList();
            var places =
                    limits.stream()
                            .flatMap(one -> one.signals(all).stream())
                            .map(ProcessLimits.Signal::place)
                            .toList();
            return IntStream.range(0, since.size())
                    .filter(at -> places.contains(before.size() + at))
                    .mapToObj(at -> since.get(at).monday())
                    .toList();
        }
    }
}
