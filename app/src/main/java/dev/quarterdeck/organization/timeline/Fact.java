package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import java.util.UUID;

/// Says what is true of a person on some days.
public sealed interface Fact {

    /// Returns what one value at a time is kept of: facts of one track never overlap in time.
    Object track();

    /// Answers whether it ends when the person leaves.
    default boolean endsWithEmployment() {
        return true;
    }

    /// The person works here.
    record Works() implements Fact {
        @Override
        public Object track() {
            return "employment";
        }
    }

    /// The person has this name, work address, location or calendar.
    record Has(Facet facet, String value) implements Fact {
        @Override
        public Object track() {
            return facet;
        }

        @Override
        public boolean endsWithEmployment() {
            return facet == Facet.LOCATION || facet == Facet.CALENDAR;
        }
    }

    /// The person reports to the manager.
    record ReportsTo(PersonId manager, Line.Kind kind) implements Fact {
        @Override
        public Object track() {
            return kind == Line.Kind.PRIMARY ? kind : this;
        }
    }

    /// The person works in the team.
    ///
    /// @param share of their time in percent, 1..100
    record WorksIn(UUID team, int share) implements Fact {
        @Override
        public Object track() {
            return team;
        }
    }

    /// The person is away. Confidential.
    record Away(String kind) implements Fact {
        @Override
        public Object track() {
            return this;
        }
    }

    /// The person has a skill.
    ///
    /// @param level 1 (knows of it) to 5 (teaches it)
    record Knows(String skill, int level, DeclaredBy by) implements Fact {
        @Override
        public Object track() {
            return "skill " + skill;
        }
    }

    /// The account is the person's.
    record Owns(UUID account) implements Fact {
        @Override
        public Object track() {
            return this;
        }

        @Override
        public boolean endsWithEmployment() {
            return false;
        }
    }
}
