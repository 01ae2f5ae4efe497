package dev.quarterdeck.access;

import java.util.Optional;

/// Finds the person whom a user of the identity provider is; the organisation answers.
///
/// There is no look-up by e-mail address: an address can be given to somebody else.
public interface PersonDirectory {

    /// Finds the one person with this employee number.
    Optional<PersonId> byEmployeeNumber(String number);

    /// Finds the one person with this user name.
    Optional<PersonId> byUserName(String name);
}
