package dev.quarterdeck.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Identifies a human, here without a name.
public record PersonId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
