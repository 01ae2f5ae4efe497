package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says one thing about the organisation; a row of a file or a request says one or a few.
///
/// Persons are named by employee number, teams, locations and calendars by key, all without regard
/// to case. In a value, null says nothing and the empty text says "none from this day".
public sealed interface Statement {

    /// Is about one person.
    sealed interface OfPerson extends Statement {
        /// Returns the employee number.
        String number();
    }

    /// The person works here from that day, and this is their state until the next stated change.
    ///
    /// @param until the first day they no longer work here, or null while they stay
    record PersonState(String number, LocalDate from, @Nullable LocalDate until, Values values)
            implements OfPerson {}

    /// The values of a person's state; null says nothing, "" says none.
    ///
    /// @param manager the employee number of the primary manager
    /// @param team one team; several statements of one day name several
    /// @param share in percent; null means all of it
    record Values(
            @Nullable String name,
            @Nullable String address,
            @Nullable String manager,
            @Nullable String team,
            @Nullable Integer share,
            @Nullable String location,
            @Nullable String calendar) {

        /// Says nothing at all.
        public static final Values NOTHING = new Values(null, null, null, null, null, null, null);

        /// Says a name and a work address.
        public static Values named(String name, @Nullable String address) {
            return new Values(name, address, null, null, null, null, null);
        }

        /// Says who the primary manager is; "" says nobody.
        public static Values managedBy(String manager) {
            return new Values(null, null, manager, null, null, null, null);
        }
    }

    /// The person joined on a day, and left on another or not yet.
    ///
    /// @param left the first day they no longer work here, or null
    /// @param seen the day of which it was said: without `left` they work here on it
    record Employed(String number, LocalDate joined, @Nullable LocalDate left, LocalDate seen)
            implements OfPerson {}

    /// The person no longer works here from that day on.
    record Left(String number, LocalDate day) implements OfPerson {}

    /// The person reports to somebody on these days; a primary line takes the place of another.
    record LineStated(String number, String manager, Line.Kind kind, DateRange range)
            implements OfPerson {}

    /// The person works in a team on these days; other teams stay as they are.
    record MembershipStated(String number, String team, int share, DateRange range)
            implements OfPerson {}

    /// The person is away on these days.
    record LeaveStated(String number, String kind, DateRange range) implements OfPerson {}

    /// The person has a skill on these days.
    record SkillStated(String number, String skill, int level, DeclaredBy by, DateRange range)
            implements OfPerson {}

    /// The account is the person's on these days.
    ///
    /// @param tool in lower case
    record AccountLinked(String number, String tool, String key, DateRange range)
            implements OfPerson {
        public AccountLinked {
            tool = OrganizationTimeline.plain(tool);
        }
    }

    /// A stored row about the person ends on that day.
    record RowEnded(String number, UUID row, LocalDate day) implements OfPerson {}

    /// There is an account; what it is called and which addresses it uses.
    record AccountStated(String tool, String key, String name, List<String> addresses)
            implements Statement {
        public AccountStated {
            tool = OrganizationTimeline.plain(tool);
            addresses = addresses.stream().distinct().sorted().toList();
        }
    }

    /// The team has this name and place in the tree from that day on.
    ///
    /// @param name null says nothing
    /// @param parent the key of the team above; null says nothing, "" says none
    record TeamStated(String key, @Nullable String name, @Nullable String parent, DateRange range)
            implements Statement {}

    /// The location has this name and this calendar from that day on.
    record LocationStated(
            String key, @Nullable String name, @Nullable String calendar, DateRange range)
            implements Statement {}

    /// The calendar has these hours.
    ///
    /// @param minutes worked on a normal Monday to Sunday, 7 numbers
    record CalendarStated(String key, String name, List<Integer> minutes) implements Statement {
        public CalendarStated {
            minutes = List.copyOf(minutes);
        }
    }

    /// The calendar differs on that day.
    record HolidayStated(String calendar, LocalDate day, String name, int minutes)
            implements Statement {}
}
