package dev.quarterdeck.access;

import java.util.UUID;

/// Says over whom a grant reaches.
public sealed interface GrantScope {

    /// Reaches over everybody and everything.
    record Everything() implements GrantScope {}

    /// Reaches over the members of a team and of the teams below it, as they are today.
    ///
    /// @param name what the team was called when the grant was made, for the reason's words
    record Team(UUID team, String name) implements GrantScope {}

    /// Reaches over one person.
    record Person(PersonId person) implements GrantScope {}

    /// Returns the scope as words that follow "the duty HR partner".
    default String words() {
        return switch (this) {
            case Everything() -> "for everybody";
            case Team(UUID ignored, String name) -> "for team " + name;
            case Person ignored -> "for this person";
        };
    }
}
