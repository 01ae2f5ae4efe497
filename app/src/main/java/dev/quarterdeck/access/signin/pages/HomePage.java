package dev.quarterdeck.access.signin.pages;

import java.util.List;

/// Fills the page of somebody who is signed in.
///
/// @param name the display name
/// @param login the user name
/// @param by how they signed in
/// @param hasPassword whether a password of theirs is kept here
/// @param stays their open sessions, newest first
public record HomePage(
        Frame frame, String name, String login, String by, boolean hasPassword, List<Stay> stays) {

    /// Copies the stays.
    public HomePage {
        stays = List.copyOf(stays);
    }

    /// One open session.
    ///
    /// @param id names it in the form that ends it
    /// @param place browser and place
    /// @param since when it was opened
    /// @param lastUse when it was last used
    /// @param current whether it is this one
    public record Stay(String id, String place, String since, String lastUse, boolean current) {}
}
