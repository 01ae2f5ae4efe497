package dev.quarterdeck.sources.kept;

import dev.quarterdeck.sources.Scope;
import java.util.UUID;

/// A scope of a connection.
///
/// @param chosen whether it is read
/// @param byHand whether somebody entered it, and the tool does not list it
public record KeptScope(
        UUID id, String kind, String externalId, String name, boolean chosen, boolean byHand) {

    Scope scope() {
        return new Scope(kind, externalId, name);
    }
}
