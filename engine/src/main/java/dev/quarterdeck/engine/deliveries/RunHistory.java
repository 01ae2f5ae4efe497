package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.RunEvent.Finished;
import dev.quarterdeck.engine.deliveries.RunEvent.Queued;
import dev.quarterdeck.engine.deliveries.RunEvent.Retried;
import dev.quarterdeck.engine.deliveries.RunEvent.StageFinished;
import dev.quarterdeck.engine.deliveries.RunEvent.Started;
import dev.quarterdeck.engine.histories.TellingOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps everything told about one pipeline run, in canonical order, without repeats.
///
/// @param id the tool's own id of the run
/// @param events by time
public record RunHistory(String id, List<RunEvent> events) {

    public RunHistory {
        events = TellingOrder.sorted(events, RunEvent::at, RunHistory::rank);
    }

    /// Makes a history from events in any order.
    public static RunHistory of(String id, Collection<RunEvent> events) {
        return new RunHistory(id, List.copyOf(events));
    }

    /// Folds it.
    ///
    /// @param asOf events later than this are ignored; events at this instant count
    /// @return the facts, or empty when nothing was known of it yet
    public Optional<RunFacts> fold(Instant asOf) {
        List<RunEvent> known =
                events.stream().takeWhile(event -> !event.at().isAfter(asOf)).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new RunReading(id, known).facts());
    }

    private static int rank(RunEvent event) {
        return switch (event) {
            case Retried _ -> 0;
            case Queued _ -> 1;
            case Started _ -> 2;
            case StageFinished _ -> 3;
            case Finished _ -> 4;
        };
    }
}
