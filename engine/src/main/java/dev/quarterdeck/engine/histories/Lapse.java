package dev.quarterdeck.engine.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how long something took, or why nobody can say.
///
/// A missing length is not zero and is never left out silently: whoever sums or takes medians
/// counts the reasons beside them.
public sealed interface Lapse {

    /// It took this long. @param length never negative
    record Took(Duration length) implements Lapse {

        public Took {
            if (length.isNegative()) {
                throw new IllegalArgumentException(
                        "The length (%s) of a lapse must not be negative.".formatted(length));
            }
        }
    }

    /// There is no length. @param why the reason
    record Missing(Why why) implements Lapse {}

    /// Makes a lapse of a length that is known not to be negative.
    static Lapse of(Duration length) {
        return new Took(length);
    }

    /// Makes a lapse without a length.
    static Lapse missing(Why why) {
        return new Missing(why);
    }

    /// Measures from one moment to another.
    ///
    /// @return the length; {@link Why#DATED_BACKWARDS} when the end lies before the beginning
    static Lapse between(Instant from, Instant until) {
        return until.isBefore(from)
                ? missing(Why.DATED_BACKWARDS)
                : of(Duration.between(from, until));
    }

    /// Measures from one moment to another, either of which may be missing for one reason.
    static Lapse between(@Nullable Instant from, @Nullable Instant until, Why otherwise) {
        return from == null || until == null ? missing(otherwise) : between(from, until);
    }

    /// Returns the length, if it is known.
    default Optional<Duration> known() {
        return this instanceof Took took ? Optional.of(took.length()) : Optional.empty();
    }

    /// Returns the reason, if the length is missing.
    default Optional<Why> reason() {
        return this instanceof Missing missing ? Optional.of(missing.why()) : Optional.empty();
    }

    /// Why a length is missing.
    enum Why {
        /// It has begun, or may yet begin, and has not ended.
        NOT_YET("not over yet"),
        /// It is over without this having happened: merged without a review.
        NEVER("never happened"),
        /// It happened only after what it had to precede: a first review after the merge.
        TOO_LATE("came too late to count"),
        /// It never was ready: merged as a draft.
        NEVER_READY("never was ready"),
        /// It was given up: closed without being merged.
        GIVEN_UP("given up"),
        /// The tool does not tell one of its ends.
        NOT_TOLD("not told by the tool"),
        /// The end is dated before the beginning.
        DATED_BACKWARDS("ends before it begins");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }
}
