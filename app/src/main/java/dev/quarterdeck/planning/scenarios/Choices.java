package dev.quarterdeck.planning.scenarios;

import java.util.List;

/// List what a change of a scenario may be about, for a form.
///
/// @param teams of today
/// @param initiatives that are committed or running, in their order
/// @param seats that somebody is awaited on
/// @param costs whether the viewer may say what a contractor costs
public record Choices(
        List<Choice> teams, List<Choice> initiatives, List<Choice> seats, boolean costs) {

    /// Copies the lists.
    public Choices {
        teams = List.copyOf(teams);
        initiatives = List.copyOf(initiatives);
        seats = List.copyOf(seats);
    }

    /// One of them. @param key as changes name it
    public record Choice(String key, String label) {}
}
