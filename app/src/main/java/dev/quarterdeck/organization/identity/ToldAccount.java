package dev.quarterdeck.organization.identity;

import java.util.List;

/// An account as a connected tool tells of it.
///
/// @param tool where it lives, such as `github`
/// @param key by which the tool's records name it
/// @param name the name it shows, may be empty
/// @param addresses its e-mail addresses
public record ToldAccount(String tool, String key, String name, List<String> addresses) {

    /// Copies the addresses.
    public ToldAccount {
        addresses = List.copyOf(addresses);
    }
}
