package dev.quarterdeck.engine.incidents;

import dev.quarterdeck.engine.histories.TellingOrder;
import dev.quarterdeck.engine.incidents.IncidentEvent.Acknowledged;
import dev.quarterdeck.engine.incidents.IncidentEvent.ComponentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.DeploymentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.Mitigated;
import dev.quarterdeck.engine.incidents.IncidentEvent.Noted;
import dev.quarterdeck.engine.incidents.IncidentEvent.Opened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Reopened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Resolved;
import dev.quarterdeck.engine.incidents.IncidentEvent.SeverityChanged;
import dev.quarterdeck.engine.incidents.IncidentEvent.StatusChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps everything told about one incident, in canonical order, without repeats.
///
/// @param id the tool's own id of the incident
/// @param events by time
public record IncidentHistory(String id, List<IncidentEvent> events) {

    public IncidentHistory {
        events = TellingOrder.sorted(events, IncidentEvent::at, IncidentHistory::rank);
    }

    /// Makes a history from events in any order.
    public static IncidentHistory of(String id, Collection<IncidentEvent> events) {
        return new IncidentHistory(id, List.copyOf(events));
    }

    /// Folds it.
    ///
    /// @param asOf events later than this are ignored; events at this instant count
    /// @return the facts, or empty when nothing was known of it yet
    public Optional<IncidentFacts> fold(Instant asOf) {
        List<IncidentEvent> known =
                events.stream().takeWhile(event -> !event.at().isAfter(asOf)).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new IncidentReading(id, known).facts());
    }

    private static int rank(IncidentEvent event) {
        return switch (event) {
            case Opened _ -> 0;
            case ComponentNamed _ -> 1;
            case SeverityChanged _ -> 2;
            case DeploymentNamed _ -> 3;
            case Reopened _ -> 4;
            case Acknowledged _ -> 5;
            case StatusChanged _ -> 6;
            case Mitigated _ -> 7;
            case Resolved _ -> 8;
            case Noted _ -> 9;
            case IncidentEvent.Seen _ -> 10;
            case IncidentEvent.Gone _ -> 11;
        };
    }
}
