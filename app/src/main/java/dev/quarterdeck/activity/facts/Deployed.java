package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.DeploymentHistory;
import dev.quarterdeck.engine.deliveries.EnvironmentRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// All deployments, of all sources. Their ids here are made of source and the tool's own id: two
/// tools may have the same, and where one of two is taken, the order of arrival must not decide.
final class Deployed {

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> byExternalId = new TreeMap<>();
    private final List<DeploymentFacts> facts = new ArrayList<>();

    static Deployed read(Histories histories) {
        var deployed = new Deployed();
        histories.forEach(HistoryKind.DEPLOYMENT, null, null, deployed::hear);
        return deployed;
    }

    private void hear(KeptHistory kept) {
        var id = kept.id().source() + " " + kept.id().id();
        numbers.put(id, kept.number());
        byExternalId.merge(
                kept.id().id(), id, (one, other) -> one.compareTo(other) < 0 ? one : other);
        DeploymentHistory.of(id, kept.events(DeploymentEvent.class))
                .fold(EnvironmentRules.NAMES, Instant.MAX)
                .ifPresent(facts::add);
    }

    /// Returns the facts of all that are told to be anything.
    List<DeploymentFacts> facts() {
        return facts;
    }

    /// Returns the number of a history by its id here.
    long number(String id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    /// Returns the id here of what a tool names; of two sources that have it the lesser.
    String id(String externalId) {
        return byExternalId.getOrDefault(externalId, "unknown " + externalId);
    }
}
