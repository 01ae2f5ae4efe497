package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what the history of one incident comes to.
///
/// @param head its state is `OPEN` or `RESOLVED`
/// @param severity as last told; empty when not told
/// @param components services or applications that it concerns
/// @param namedDeployments ids of deployments that somebody named as its cause
/// @param dates when it passed its stations
/// @param times how long that took
/// @param reopened times it came back
public record IncidentRow(
        Head head,
        String severity,
        List<String> components,
        List<String> namedDeployments,
        Dates dates,
        Times times,
        int reopened)
        implements FactRow {

    /// Copies the lists.
    public IncidentRow {
        components = List.copyOf(components);
        namedDeployments = List.copyOf(namedDeployments);
    }

    /// When it passed its stations.
    public record Dates(
            @Nullable Instant opened,
            @Nullable Instant acknowledged,
            @Nullable Instant mitigated,
            @Nullable Instant resolved,
            @Nullable Instant gone) {}

    /// How long its stations took from its opening, or why nobody can say.
    public record Times(Lapse toAcknowledge, Lapse toMitigate, Lapse toRestore, Lapse open) {}
}
