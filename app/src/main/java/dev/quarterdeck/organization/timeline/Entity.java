package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Holds what dated rows are about, and what has no days of its own.
public sealed interface Entity {

    /// A human, known by an employee number that never changes its case-insensitive meaning.
    ///
    /// @param version counts changes of anything about the person, from 1
    record PersonEntity(PersonId id, String number, long version) implements Entity {}

    /// A team, known by its key.
    record TeamEntity(UUID id, String key, long version) implements Entity {}

    /// A login in a tool that is read.
    ///
    /// @param tool such as `git`, `jira`
    /// @param key what the tool calls it
    /// @param addresses e-mail addresses it uses, sorted
    record AccountEntity(UUID id, String tool, String key, String name, List<String> addresses)
            implements Entity {
        public AccountEntity {
            addresses = List.copyOf(addresses);
        }
    }

    /// A working calendar.
    ///
    /// @param minutes worked on a normal Monday to Sunday, 7 numbers
    record CalendarEntity(String key, String name, List<Integer> minutes) implements Entity {
        public CalendarEntity {
            minutes = List.copyOf(minutes);
            if (minutes.size() != 7) {
                throw new IllegalArgumentException("A week has 7 days.");
            }
        }
    }

    /// A day on which a calendar differs.
    ///
    /// @param minutes worked on that day nevertheless
    record HolidayEntity(String calendar, LocalDate day, String name, int minutes)
            implements Entity {}
}
