package dev.quarterdeck.sources;

import java.util.List;

/// A login of the tool as it describes it; handed to the identity review and kept nowhere else.
///
/// @param id by which events name it
/// @param name as the tool shows it; empty when it does not
/// @param addresses mail addresses, none when the tool hides them
/// @param bot whether the tool itself says that it is a program
public record ToolAccount(String id, String name, List<String> addresses, boolean bot) {

    /// Copies the addresses.
    public ToolAccount {
        addresses = List.copyOf(addresses);
    }
}
