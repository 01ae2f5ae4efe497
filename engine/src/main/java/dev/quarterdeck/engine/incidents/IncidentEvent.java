package dev.quarterdeck.engine.incidents;

import java.time.Instant;

/// Tells one dated thing that a tool said about an incident. Carries no person and no text that
/// anybody wrote. An empty text means that the tool does not tell.
public sealed interface IncidentEvent {

    /// Returns when it happened.
    Instant at();

    /// It was opened. @param severity as the tool names it
    record Opened(Instant at, String severity) implements IncidentEvent {}

    /// Somebody took it on.
    record Acknowledged(Instant at) implements IncidentEvent {}

    /// Its effect ended or was softened, while the cause is still there.
    record Mitigated(Instant at) implements IncidentEvent {}

    /// It was resolved or closed.
    record Resolved(Instant at) implements IncidentEvent {}

    /// It was opened again.
    record Reopened(Instant at) implements IncidentEvent {}

    /// Its status changed.
    ///
    /// @param status as the tool names it
    /// @param phase what the tool or the team says that it stands for
    record StatusChanged(Instant at, String status, Phase phase) implements IncidentEvent {}

    /// Its severity changed. @param severity as the tool names it
    record SeverityChanged(Instant at, String severity) implements IncidentEvent {}

    /// It concerns a component. @param component a service or application
    record ComponentNamed(Instant at, String component) implements IncidentEvent {}

    /// Somebody named the deployment that caused it. @param deployment its id
    record DeploymentNamed(Instant at, String deployment) implements IncidentEvent {}

    /// Something else happened, of which no fact is made: a notification, an escalation.
    ///
    /// @param note id of the record
    /// @param kind the tool's word for it
    record Noted(Instant at, String note, String kind) implements IncidentEvent {}

    /// A record showed the incident like this, which holds since its last update. It dates nothing
    /// that an event of its own dates.
    ///
    /// @param at the last update before the record was read
    /// @param phase where it stands, as the tool or the team says
    /// @param severity as the tool names it; empty when not told
    record Seen(Instant at, Phase phase, String severity) implements IncidentEvent {}

    /// The tool does not show it any more: it was deleted. @param at when that was first found
    record Gone(Instant at) implements IncidentEvent {}

    /// Where an incident stands.
    enum Phase {
        /// Nobody has taken it on.
        OPEN,
        /// Somebody has.
        ACKNOWLEDGED,
        /// Its effect is over.
        MITIGATED,
        /// It is over.
        RESOLVED,
        /// The status tells nothing of that.
        UNKNOWN
    }
}
