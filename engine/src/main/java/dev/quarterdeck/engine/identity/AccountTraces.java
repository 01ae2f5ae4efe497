package dev.quarterdeck.engine.identity;

import java.util.Locale;

/// Holds what an account shows of its owner. What a tool does not show is empty.
///
/// @param tool where the account lives, such as `git`, `jira`, `github`
/// @param login the name it signs in with
/// @param name the name it shows
/// @param address its e-mail address, kept in lower case
public record AccountTraces(String tool, String login, String name, String address) {

    /// Trims, and writes the address in lower case.
    public AccountTraces {
        tool = tool.strip();
        login = login.strip();
        name = name.strip();
        address = address.strip().toLowerCase(Locale.ROOT);
    }
}
