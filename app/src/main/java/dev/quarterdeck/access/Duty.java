package dev.quarterdeck.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The duties that a grant can give over people.
public enum Duty {
    HR_PARTNER("HR partner", Persona.HR_PARTNER),
    DIRECTOR("director", Persona.DIRECTOR),
    FINANCE("finance", Persona.FINANCE),
    ADMINISTRATOR("administrator", Persona.ADMINISTRATOR),
    COMPLIANCE("compliance", Persona.COMPLIANCE),
    /// Opens one class of one person's records to somebody whose relation allows such a grant.
    RECORD_READER("record reader", null);

    private final String words;
    private final @Nullable Persona persona;

    Duty(String words, @Nullable Persona persona) {
        this.words = words;
        this.persona = persona;
    }

    /// Returns how the duty is called in a sentence.
    public String words() {
        return words;
    }

    Optional<Persona> persona() {
        return Optional.ofNullable(persona);
    }
}
