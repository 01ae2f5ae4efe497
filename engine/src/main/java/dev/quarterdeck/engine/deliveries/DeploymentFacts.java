package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what one history tells of its deployment as of one moment.
///
/// @param id the tool's own id
/// @param target what is deployed where
/// @param tier what the environment is for
/// @param tierBy how that is known
/// @param commits it carries, in the order they were told
/// @param artifacts it carries
/// @param created when it was asked for; null when not told
/// @param finished when it ended with `result`, or null while it has not
/// @param result how it ended, or null while it has not
/// @param waited asked for to started
/// @param ran started to ended; asked for to ended where no start is told
/// @param retired when what it put there was replaced or taken away, or null
/// @param rollsBack ids of deployments that it takes back
/// @param rolledBack when it was taken back, or null
/// @param gone since when the tool does not show it any more, or null
public record DeploymentFacts(
        String id,
        Target target,
        Tier tier,
        TierBy tierBy,
        List<String> commits,
        List<Artifact> artifacts,
        @Nullable Instant created,
        @Nullable Instant finished,
        @Nullable Result result,
        Lapse waited,
        Lapse ran,
        @Nullable Instant retired,
        List<String> rollsBack,
        @Nullable Instant rolledBack,
        @Nullable Instant gone) {

    public DeploymentFacts {
        commits = List.copyOf(commits);
        artifacts = List.copyOf(artifacts);
        rollsBack = List.copyOf(rollsBack);
    }

    /// Says what is told of a deployment that the tool shows.
    public DeploymentFacts(
            String id,
            Target target,
            Tier tier,
            TierBy tierBy,
            List<String> commits,
            List<Artifact> artifacts,
            @Nullable Instant created,
            @Nullable Instant finished,
            @Nullable Result result,
            Lapse waited,
            Lapse ran,
            @Nullable Instant retired,
            List<String> rollsBack,
            @Nullable Instant rolledBack) {
        this(
                id,
                target,
                tier,
                tierBy,
                commits,
                artifacts,
                created,
                finished,
                result,
                waited,
                ran,
                retired,
                rollsBack,
                rolledBack,
                null);
    }

    /// Answers whether users got it: a success in production.
    public boolean reachedProduction() {
        return isProduction() && result == Result.SUCCESS;
    }

    /// Answers whether it went to production, or tried to.
    public boolean isProduction() {
        return tier == Tier.PRODUCTION;
    }

    /// What is deployed where.
    ///
    /// @param component a service or application; empty when not told
    /// @param environment as the tool names it; empty when not told
    public record Target(String component, String environment) {}

    /// How it is known what an environment is for.
    public enum TierBy {
        /// A rule of the team names it.
        RULE,
        /// The tool says so.
        TOOL,
        /// Its name says so.
        NAME,
        /// Nobody says.
        NOBODY
    }
}
