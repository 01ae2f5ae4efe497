package dev.quarterdeck.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where one kind of what teams decide is kept, for `Ledger`.
interface TeamStore<T> {

    /// Whatever was decided, also a moment ago by another clock.
    Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

    /// Returns what one is called: `agreement`, `experiment`.
    String kind();

    /// Lists those of a team as they stood at a moment; without those taken back.
    List<T> of(JdbcClient sql, UUID team, Instant then);

    /// Finds one as it stands now.
    Optional<T> find(JdbcClient sql, UUID id);

    /// Returns whose it is, which never changes; empty when it was taken back.
    Optional<UUID> team(JdbcClient sql, UUID id);
}
