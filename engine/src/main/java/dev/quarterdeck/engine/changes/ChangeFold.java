package dev.quarterdeck.engine.changes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Turns histories of changes into facts as they were known at a moment.
///
/// Pure and per change: events later than the moment are ignored, also where they would tell what
/// was true before it.
public final class ChangeFold {

    private ChangeFold() {}

    /// Folds one history.
    ///
    /// @param accounts who is behind the accounts
    /// @param asOf events later than this are ignored; events at this instant count
    /// @return the facts, or empty when nothing but commits was known of it yet
    public static Optional<ChangeFacts> fold(
            ChangeHistory history, Accounts accounts, Instant asOf) {
        ChangeReading reading = new ChangeReading();
        for (ChangeEvent event : history.events()) {
            if (event.at().isAfter(asOf)) {
                break;
            }
            reading.apply(event);
        }
        return reading.exists()
                ? Optional.of(new ChangeWriting(history.id(), reading, accounts).facts())
                : Optional.empty();
    }

    /// Folds many histories, leaving out changes that were not known yet; keeps their order.
    public static List<ChangeFacts> foldAll(
            Collection<ChangeHistory> histories, Accounts accounts, Instant asOf) {
        return histories.stream()
                .flatMap(history -> fold(history, accounts, asOf).stream())
                .toList();
    }
}
