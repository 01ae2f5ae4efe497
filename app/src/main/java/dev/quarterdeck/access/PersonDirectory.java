package dev.quarterdeck.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Finds the person whom a user of the identity provider is, what somebody is called, and how
/// many there are; the organisation answers.
///
/// There is no look-up by e-mail address: an address can be given to somebody else.
public interface PersonDirectory {

    /// Finds the one person with this employee number who works here today or later.
    Optional<PersonId> byEmployeeNumber(String number);

    /// Finds the one person with this user name who works here today or later.
    Optional<PersonId> byUserName(String name);

    /// Returns what those of these ids are called that are persons or teams, as far as the
    /// viewer may see them.
    Map<UUID, String> names(Viewer viewer, Collection<UUID> ids);

    /// Returns how large the organisation is on a day, or nothing to who may not see it.
    Optional<Size> size(Viewer viewer, LocalDate day);

    /// How many work here on a day, and in how many teams.
    record Size(LocalDate day, long persons, long teams) {

        /// Answers whether nothing is here yet.
        public boolean isEmpty() {
            return persons == 0 && teams == 0;
        }
    }

    /// Stands where there is no organisation.
    record Nobody() implements PersonDirectory {

        @Override
        public Optional<PersonId> byEmployeeNumber(String number) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> byUserName(String name) {
            return Optional.empty();
        }

        @Override
        public Map<UUID, String> names(Viewer viewer, Collection<UUID> ids) {
            return Map.of();
        }

        @Override
        public Optional<Size> size(Viewer viewer, LocalDate day) {
            return Optional.empty();
        }
    }
}
