package dev.quarterdeck.platform.store;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says through whose eyes a transaction reads: what row-level security compares rows with.
///
/// @param user the login that asks, or null for nobody
/// @param person the person behind it, or null for a login without a person
/// @param today the day on which relations must hold
public record Viewpoint(@Nullable UUID user, @Nullable UUID person, LocalDate today) {}
