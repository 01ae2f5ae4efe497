package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesArtifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesCommit;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Created;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Finished;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Retired;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RolledBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RollsBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Started;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Waits;
import dev.quarterdeck.engine.histories.TellingOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps everything told about one deployment, in canonical order, without repeats.
///
/// @param id the tool's own id of the deployment
/// @param events by time
public record DeploymentHistory(String id, List<DeploymentEvent> events) {

    public DeploymentHistory {
        events = TellingOrder.sorted(events, DeploymentEvent::at, DeploymentHistory::rank);
    }

    /// Makes a history from events in any order.
    public static DeploymentHistory of(String id, Collection<DeploymentEvent> events) {
        return new DeploymentHistory(id, List.copyOf(events));
    }

    /// Folds it.
    ///
    /// @param environments what environments are for, where the tool does not tell
    /// @param asOf events later than this are ignored; events at this instant count
    /// @return the facts, or empty when nothing was known of it yet
    public Optional<DeploymentFacts> fold(EnvironmentRules environments, Instant asOf) {
        List<DeploymentEvent> known =
                events.stream().takeWhile(event -> !event.at().isAfter(asOf)).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeploymentReading(id, known).facts(environments));
    }

    private static int rank(DeploymentEvent event) {
        return switch (event) {
            case Created _ -> 0;
            case CarriesCommit _ -> 1;
            case CarriesArtifact _ -> 2;
            case RollsBack _ -> 3;
            case Waits _ -> 4;
            case Started _ -> 5;
            case Finished _ -> 6;
            case Retired _ -> 7;
            case RolledBack _ -> 8;
            case DeploymentEvent.Gone _ -> 9;
        };
    }
}
