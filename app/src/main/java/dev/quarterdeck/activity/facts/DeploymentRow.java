package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.TierBy;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what the history of one deployment comes to.
///
/// @param head its state is `RUNNING` or a {@link Result}
/// @param component what was deployed; empty when not told
/// @param environment where to, as the tool names it
/// @param tier what the environment is for
/// @param tierBy how that is known
/// @param course when it did what
/// @param carried commits it carries
/// @param artifacts it carries
/// @param rollsBack ids of deployments that it takes back
public record DeploymentRow(
        Head head,
        String component,
        String environment,
        Tier tier,
        TierBy tierBy,
        Course course,
        List<String> carried,
        List<Artifact> artifacts,
        List<String> rollsBack)
        implements FactRow {

    /// Copies the lists.
    public DeploymentRow {
        carried = List.copyOf(carried);
        artifacts = List.copyOf(artifacts);
        rollsBack = List.copyOf(rollsBack);
    }

    /// When it did what.
    ///
    /// @param result null while it has not ended
    /// @param retired when what it put there was replaced or taken away
    /// @param rolledBack when it was taken back
    /// @param gone since when the tool does not show it any more
    public record Course(
            @Nullable Instant created,
            @Nullable Instant finished,
            @Nullable Result result,
            Lapse waited,
            Lapse ran,
            @Nullable Instant retired,
            @Nullable Instant rolledBack,
            @Nullable Instant gone) {}
}
