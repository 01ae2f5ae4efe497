package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds one fact of the organisation with the days on which it is true, as it is stored.
public sealed interface DatedRow {

    /// Returns the row's id, a UUID version 7.
    UUID id();

    /// Returns the days on which it is true.
    DateRange range();

    /// Returns the same fact on other days.
    DatedRow on(DateRange range);

    /// Is about one person.
    sealed interface OfPerson extends DatedRow {
        /// Returns whom it is about.
        PersonId person();
    }

    /// The person works here.
    record Employment(UUID id, PersonId person, DateRange range) implements OfPerson {
        @Override
        public Employment on(DateRange days) {
            return new Employment(id, person, days);
        }
    }

    /// The person has this name, address, location or calendar.
    record FacetValue(UUID id, PersonId person, Facet facet, String value, DateRange range)
            implements OfPerson {
        @Override
        public FacetValue on(DateRange days) {
            return new FacetValue(id, person, facet, value, days);
        }
    }

    /// The person reports to the manager.
    record ReportingLine(
            UUID id, PersonId person, PersonId manager, LineKind kind, DateRange range)
            implements OfPerson {
        @Override
        public ReportingLine on(DateRange days) {
            return new ReportingLine(id, person, manager, kind, days);
        }
    }

    /// The person works in the team with that share of their time.
    ///
    /// @param share in percent, 1..100
    record Membership(UUID id, PersonId person, UUID team, int share, DateRange range)
            implements OfPerson {
        @Override
        public Membership on(DateRange days) {
            return new Membership(id, person, team, share, days);
        }
    }

    /// The person is away. Confidential.
    record Leave(UUID id, PersonId person, String kind, DateRange range) implements OfPerson {
        @Override
        public Leave on(DateRange days) {
            return new Leave(id, person, kind, days);
        }
    }

    /// The person has a skill.
    ///
    /// @param level 1 (knows of it) to 5 (teaches it)
    record SkillLevel(
            UUID id, PersonId person, String skill, int level, DeclaredBy by, DateRange range)
            implements OfPerson {
        @Override
        public SkillLevel on(DateRange days) {
            return new SkillLevel(id, person, skill, level, by, days);
        }
    }

    /// The account is the person's.
    record AccountLink(UUID id, UUID account, PersonId person, DateRange range)
            implements OfPerson {
        @Override
        public AccountLink on(DateRange days) {
            return new AccountLink(id, account, person, days);
        }
    }

    /// The team has this name and is part of that team.
    ///
    /// @param parent the team above, or null at the top
    record TeamState(UUID id, UUID team, String name, @Nullable UUID parent, DateRange range)
            implements DatedRow {
        @Override
        public TeamState on(DateRange days) {
            return new TeamState(id, team, name, parent, days);
        }
    }

    /// The location has this name and this working calendar.
    record LocationState(
            UUID id, String location, String name, @Nullable String calendar, DateRange range)
            implements DatedRow {
        @Override
        public LocationState on(DateRange days) {
            return new LocationState(id, location, name, calendar, days);
        }
    }
}
