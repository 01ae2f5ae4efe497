package dev.quarterdeck.access;

import java.util.UUID;

/// Identifies a human, here without a name.
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
