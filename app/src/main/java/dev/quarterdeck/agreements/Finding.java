package dev.quarterdeck.agreements;

import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.engine.measuring.Interruption;

/// Tells what the weeks before and after the first day of an experiment come to.
public sealed interface Finding {

    /// The weeks of both sides, compared.
    ///
    /// @param weeksBefore how many weeks with a number
    /// @param interruption the medians, their difference with its interval, and the trend before
    /// @param verdict what follows; where weeks were heading there before, nothing does
    record Compared(int weeksBefore, int weeksAfter, Interruption interruption, Verdict verdict)
            implements Finding {

        /// Answers whether the weeks before were heading the same way already.
        public boolean wasMoving() {
            double change = interruption.change().value();
            return switch (interruption.trend()) {
                case RISING -> change > 0;
                case FALLING -> change < 0;
                case NONE -> false;
            };
        }
    }

    /// Too few weeks with a number on a side.
    record NotEnough(int weeksBefore, int weeksAfter) implements Finding {}

    /// Not shown, as too few people would be behind it.
    record Hidden(String reason) implements Finding {}
}
