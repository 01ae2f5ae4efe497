package dev.quarterdeck.organization.csv;

import static dev.quarterdeck.organization.csv.Column.ACCOUNT;
import static dev.quarterdeck.organization.csv.Column.CALENDAR;
import static dev.quarterdeck.organization.csv.Column.DAY;
import static dev.quarterdeck.organization.csv.Column.FROM;
import static dev.quarterdeck.organization.csv.Column.JOINED;
import static dev.quarterdeck.organization.csv.Column.KIND;
import static dev.quarterdeck.organization.csv.Column.LEVEL;
import static dev.quarterdeck.organization.csv.Column.LOCATION;
import static dev.quarterdeck.organization.csv.Column.MANAGER;
import static dev.quarterdeck.organization.csv.Column.MONDAY;
import static dev.quarterdeck.organization.csv.Column.NAME;
import static dev.quarterdeck.organization.csv.Column.NUMBER;
import static dev.quarterdeck.organization.csv.Column.PARENT;
import static dev.quarterdeck.organization.csv.Column.SKILL;
import static dev.quarterdeck.organization.csv.Column.SNAPSHOT;
import static dev.quarterdeck.organization.csv.Column.TEAM;
import static dev.quarterdeck.organization.csv.Column.TOOL;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The kinds of file, each recognised by its header.
public enum CsvKind {
    /// A login in a tool, with its person where known.
    ACCOUNTS(Set.of(TOOL, ACCOUNT)),
    /// A person's level of a skill.
    SKILLS(Set.of(NUMBER, SKILL, LEVEL)),
    /// Leave of a person.
    LEAVE(Set.of(NUMBER, KIND, FROM)),
    /// The hours of a normal week.
    CALENDARS(Set.of(CALENDAR, MONDAY)),
    /// Days on which a calendar differs.
    HOLIDAYS(Set.of(CALENDAR, DAY)),
    /// Everybody as an HR system knows them on one day, leavers included.
    SNAPSHOT_OF_PEOPLE(Set.of(NUMBER, SNAPSHOT)),
    /// The same without its own day; the day of the import counts.
    PEOPLE_TODAY(Set.of(NUMBER, JOINED)),
    /// A person's state from a day on.
    PEOPLE(Set.of(NUMBER, FROM)),
    /// A team's name and place in the tree.
    TEAMS(Set.of(TEAM, PARENT)),
    /// A location's name and calendar.
    LOCATIONS(Set.of(LOCATION, CALENDAR));

    private final Set<Column> needed;

    CsvKind(Set<Column> needed) {
        this.needed = EnumSet.copyOf(needed);
    }

    /// Returns the first kind whose columns are all there.
    static Optional<CsvKind> of(Set<Column> columns) {
        for (var kind : values()) {
            if (columns.containsAll(kind.needed)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Answers whether rows of a people file only say memberships.
    static boolean saysOnlyMemberships(Set<Column> columns) {
        return columns.contains(TEAM)
                && !columns.contains(NAME)
                && !columns.contains(MANAGER)
                && !columns.contains(LOCATION);
    }
}
