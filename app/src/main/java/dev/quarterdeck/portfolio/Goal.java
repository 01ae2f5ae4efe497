package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// States an outcome that is wanted within some days.
///
/// @param version who said it so, and when
public record Goal(UUID id, Terms terms, Version version) {

    /// What is said of a goal.
    ///
    /// @param key short and unique, such as `G-PAY`
    /// @param outcome one sentence: what is then true
    /// @param days from the first day until the day after the last, or without a known end
    /// @param owner who answers for it, or null
    /// @param intended per cent of everybody's time that is meant to go to it, or null
    public record Terms(
            String key,
            String name,
            String outcome,
            DateRange days,
            @Nullable PersonId owner,
            @Nullable Integer intended) {}
}
