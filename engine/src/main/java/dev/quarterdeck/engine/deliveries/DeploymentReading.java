package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesArtifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesCommit;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Created;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Finished;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Retired;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RolledBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RollsBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Started;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Waits;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.Target;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One deployment while its history is being read.
///
/// The last result holds, from the moment it was first told without another between: a tool that
/// repeats a success has not deployed again, and one that failed and then succeeded arrived late.
final class DeploymentReading {

    private final String id;
    private final Set<String> commits = new LinkedHashSet<>();
    private final Set<Artifact> artifacts = new LinkedHashSet<>();
    private final Set<String> rollsBack = new LinkedHashSet<>();
    private Target target = new Target("", "");
    private Tier tier = Tier.UNKNOWN;
    private @Nullable Instant created;
    private @Nullable Instant started;
    private @Nullable Finished finished;
    private @Nullable Instant retired;
    private @Nullable Instant rolledBack;
    private @Nullable Instant gone;

    DeploymentReading(String id, List<DeploymentEvent> events) {
        this.id = id;
        events.forEach(this::apply);
    }

    private void apply(DeploymentEvent event) {
        // What happened later shows that it is back.
        gone = event instanceof DeploymentEvent.Gone it ? it.at() : null;
        switch (event) {
            case Created it -> create(it);
            case CarriesCommit it -> commits.add(it.commit());
            case CarriesArtifact it -> artifacts.add(it.artifact());
            case Waits _, DeploymentEvent.Gone _ -> {}
            case Started it -> started = started == null ? it.at() : started;
            case Finished it -> finish(it);
            case Retired it -> retired = retired == null ? it.at() : retired;
            case RolledBack it -> rolledBack = rolledBack == null ? it.at() : rolledBack;
            case RollsBack it -> rollsBack.add(it.deployment());
        }
    }

    private void create(Created it) {
        created = created == null ? it.at() : created;
        target =
                new Target(
                        either(target.component(), it.component()),
                        either(target.environment(), it.environment()));
        tier = tier == Tier.UNKNOWN ? it.tier() : tier;
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private void finish(Finished it) {
        if (finished == null || finished.result() != it.result()) {
            finished = it;
        }
    }

    DeploymentFacts facts(EnvironmentRules environments) {
        EnvironmentRules.Answer answer = environments.tierOf(target.environment(), tier);
        Instant end = finished == null ? null : finished.at();
        Why open = finished == null ? Why.NOT_YET : Why.NOT_TOLD;
        return new DeploymentFacts(
                id,
                target,
                answer.tier(),
                answer.by(),
                List.copyOf(commits),
                List.copyOf(artifacts),
                created,
                end,
                finished == null ? null : finished.result(),
                Lapse.between(created, started, created == null ? Why.NOT_TOLD : open),
                Lapse.between(started == null ? created : started, end, open),
                retired,
                List.copyOf(rollsBack),
                rolledBack,
                gone);
    }
}
