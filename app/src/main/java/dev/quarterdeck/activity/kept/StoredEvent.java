package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An event as it is stored.
///
/// @param at when it happened, or null when nobody knows
/// @param body its one written form
record StoredEvent(Digest digest, @Nullable Instant at, String body) {

    /// The order in which the store reads events of one history that came at once.
    static final Comparator<StoredEvent> ORDER =
            Comparator.comparing(
                            StoredEvent::millis, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(StoredEvent::digest);

    private static @Nullable Long millis(StoredEvent event) {
        return event.at == null ? null : event.at.toEpochMilli();
    }

    static StoredEvent of(byte[] encoded, Record event) {
        return new StoredEvent(
                new Digest(Sha256.of(encoded)),
                at(event),
                new String(encoded, StandardCharsets.UTF_8));
    }

    /// Returns when an event happened, or null when nobody knows.
    static @Nullable Instant at(Record event) {
        return switch (event) {
            case TrackerEvent one -> one.at();
            case ChangeEvent one -> one.at();
            case RunEvent one -> one.at();
            case DeploymentEvent one -> one.at();
            case IncidentEvent one -> one.at();
            case Definition one -> one.at();
            default -> null;
        };
    }
}
