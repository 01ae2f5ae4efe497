package dev.quarterdeck.seats;

import dev.quarterdeck.platform.Version;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// Says one thing that is assumed of everybody in a role, from a day on, with its source.
///
/// @param from the first day on which it holds, until another one does
/// @param source where it comes from, in words
public record Assumption(String role, LocalDate from, Value value, String source, Version version) {

    /// What can be assumed.
    public enum What {
        ATTRITION("attrition"),
        RAMP("ramp"),
        NOTICE("notice"),
        INTERVIEWS("interviews"),
        RATE("rate"),
        FAMILY("family");

        private final String words;

        What(String words) {
            this.words = words;
        }

        /// Returns how files and sentences call it.
        public String words() {
            return words;
        }

        /// Answers whether it says how people come, grow and leave.
        boolean isOfPeople() {
            return switch (this) {
                case ATTRITION, RAMP, NOTICE -> true;
                case INTERVIEWS, RATE, FAMILY -> false;
            };
        }
    }

    /// What is assumed.
    public sealed interface Value {

        /// Returns of which thing it is said.
        default What what() {
            return switch (this) {
                case Attrition _ -> What.ATTRITION;
                case Ramp _ -> What.RAMP;
                case Notice _ -> What.NOTICE;
                case Interviews _ -> What.INTERVIEWS;
                case Rate _ -> What.RATE;
                case Family _ -> What.FAMILY;
            };
        }
    }

    /// How often people leave.
    ///
    /// @param perYear hazard, 0.1 = one in ten person-years
    public record Attrition(double perYear) implements Value {}

    /// How newcomers grow into the role; straight between two points, full from the last one on.
    ///
    /// @param points by rising week, at least one
    public record Ramp(List<Point> points) implements Value {

        public Ramp {
            points = points.stream().sorted(Comparator.comparingInt(Point::week)).toList();
        }

        /// Returns the share of a full member's output in a week, counted from 0.
        double at(int week) {
            var first = points.getFirst();
            if (week <= first.week()) {
                return first.share();
            }
            for (int i = 1; i < points.size(); i++) {
                var next = points.get(i);
                var before = points.get(i - 1);
                if (week < next.week()) {
                    double way = (week - before.week()) / (double) (next.week() - before.week());
                    return before.share() + way * (next.share() - before.share());
                }
            }
            return 1;
        }
    }

    /// A point of a ramp.
    ///
    /// @param week since the start, from 0
    /// @param share 0..1 of a full member's output
    public record Point(int week, double share) {}

    /// Weeks from accepting to starting.
    public record Notice(double weeks) implements Value {}

    /// Hours a week that an open seat costs its team.
    public record Interviews(double hoursPerWeek) implements Value {}

    /// What a full month costs, loaded.
    public record Rate(Money monthly) implements Value {}

    /// Roles that are hired alike.
    public record Family(String name) implements Value {}
}
