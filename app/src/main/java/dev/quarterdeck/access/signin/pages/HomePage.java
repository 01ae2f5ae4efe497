package dev.quarterdeck.access.signin.pages;

import java.util.List;

/// Fills the page of somebody who is signed in.
///
/// @param name the display name
/// @param login the user name
/// @param by how they signed in
/// @param who further sentences on who they are
/// @param here what is here now, in one sentence
/// @param commands what to type next, the likeliest first
/// @param links what else there is to see
/// @param stays their open sessions, newest first
public record HomePage(
        Frame frame,
        String name,
        String login,
        String by,
        List<String> who,
        String here,
        List<Command> commands,
        List<Link> links,
        List<Stay> stays) {

    /// Copies the lists.
    public HomePage {
        who = List.copyOf(who);
        commands = List.copyOf(commands);
        links = List.copyOf(links);
        stays = List.copyOf(stays);
    }

    /// A line for a terminal, and what it does.
    public record Command(String line, String words) {}

    /// A way to more.
    public record Link(String target, String words) {}

    /// One open session.
    ///
    /// @param id names it in the form that ends it
    /// @param place browser and place
    /// @param since when it was opened
    /// @param lastUse when it was last used
    /// @param current whether it is this one
    public record Stay(String id, String place, String since, String lastUse, boolean current) {}
}
