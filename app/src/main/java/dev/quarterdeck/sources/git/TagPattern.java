package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Matches names of tags by a rule that somebody wrote, in a bounded number of steps.
///
/// The rule may come with the repository: an expression that tries every way through a name would
/// otherwise hold the program for hours.
final class TagPattern {

    private static final int MOST_CHARACTERS = 200;
    // A rule that goes through each name once needs a few for each of its letters.
    private static final long STEPS = 2_000_000;
    private static final long STEPS_FOR_EACH = 1_000;

    private final Pattern pattern;
    private long left = STEPS;

    /// @throws Refusal when it is too long, or no regular expression
    TagPattern(String expression) {
        if (expression.length() > MOST_CHARACTERS) {
            throw new Refusal(
                    "The release tag rule (%s...) must have at most %d characters."
                            .formatted(expression.substring(0, 40), MOST_CHARACTERS),
                    "Maybe write something like: v\\d+\\.\\d+\\.\\d+");
        }
        try {
            this.pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException broken) {
            throw new Refusal(
                    "The release tag rule (%s) must be a regular expression, and it is not: %s."
                            .formatted(expression, broken.getDescription()),
                    "Maybe write something like: v\\d+\\.\\d+\\.\\d+");
        }
    }

    /// Answers whether the whole name matches.
    ///
    /// @throws Refusal when the rule took too many steps, over all names
    boolean matches(String name) {
        left += STEPS_FOR_EACH;
        try {
            return pattern.matcher(new Counted(name)).matches();
        } catch (TooManySteps | StackOverflowError endless) {
            throw new Refusal(
                    "The release tag rule (%s) must be decided without trying too many ways, and it was not for the tag (%s)."
                            .formatted(
                                    pattern.pattern(),
                                    name.length() > 40 ? name.substring(0, 40) + "..." : name),
                    "Maybe write it without a repetition inside of a repetition.");
        }
    }

    private static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    private final class Counted implements CharSequence {

        private final String text;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
