package dev.quarterdeck.engine.incidents;

import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what one history tells of its incident as of one moment.
///
/// @param id the tool's own id
/// @param severity as last told; empty when not told
/// @param components services or applications it concerns
/// @param deployments ids of deployments that somebody named as its cause
/// @param moments when it passed its stations
/// @param times how long that took
/// @param reopened times it came back
public record IncidentFacts(
        String id,
        String severity,
        List<String> components,
        List<String> deployments,
        Moments moments,
        Times times,
        int reopened) {

    public IncidentFacts {
        components = List.copyOf(components);
        deployments = List.copyOf(deployments);
    }

    /// Answers whether it is not over.
    public boolean isOpen() {
        return moments.resolved() == null;
    }

    /// When an incident passed its stations.
    ///
    /// @param opened when it was opened; null when not told
    /// @param acknowledged when somebody first took it on
    /// @param mitigated when its effect first ended: at the latest when it was resolved
    /// @param resolved when it ended for good, as far as known
    /// @param gone since when the tool does not show it any more
    public record Moments(
            @Nullable Instant opened,
            @Nullable Instant acknowledged,
            @Nullable Instant mitigated,
            @Nullable Instant resolved,
            @Nullable Instant gone) {}

    /// How long its stations took, from its opening.
    ///
    /// @param toAcknowledge to its first acknowledgement
    /// @param toMitigate to the end of its effect
    /// @param toRestore to its last end
    /// @param open time it was open, without the pauses before it came back
    public record Times(Lapse toAcknowledge, Lapse toMitigate, Lapse toRestore, Lapse open) {}
}
