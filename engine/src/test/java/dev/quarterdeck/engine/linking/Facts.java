package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.Accounts;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFold;
import dev.quarterdeck.engine.changes.ChangeHistory;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesCommit;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Created;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Finished;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.DeploymentHistory;
import dev.quarterdeck.engine.deliveries.EnvironmentRules;
import dev.quarterdeck.engine.deliveries.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Facts of small changes and deployments, and a straight line of commits.
final class Facts {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private Facts() {}

    static Instant hour(long hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    /// Returns the id of a commit: 40 letters that begin with the number.
    static String sha(int number) {
        return "%08x".formatted(number * 0x9E3779B1) + "0".repeat(24) + "%08x".formatted(number);
    }

    /// Returns a graph in which each commit has the one before it for its parent.
    static CommitGraph straight(int commits) {
        CommitGraph.Builder builder = CommitGraph.builder();
        for (int i = 0; i < commits; i++) {
            builder.add(sha(i), i == 0 ? List.of() : List.of(sha(i - 1)));
        }
        return builder.build();
    }

    /// Returns a change that was opened at hour 0 and merged at an hour as a commit.
    static ChangeFacts merged(long number, long hour, String commit, ChangeEvent... more) {
        List<ChangeEvent> events = new ArrayList<>(List.of(more));
        events.add(opened(number));
        events.add(new Merged(hour(hour), commit, "jonas"));
        return change(number, events);
    }

    static Opened opened(long number) {
        return new Opened(hour(0), "acme/harbor", number, "maya", "b", "main", Draft.NO);
    }

    static ChangeFacts change(long number, List<ChangeEvent> events) {
        return ChangeFold.fold(
                        ChangeHistory.of("change-" + number, events), Accounts.UNKNOWN, hour(9999))
                .orElseThrow();
    }

    /// Returns a success in an environment, of component `api`.
    static DeploymentFacts success(String id, long hour, String environment, String... commits) {
        return deployment(id, hour, "api", environment, Result.SUCCESS, commits);
    }

    static DeploymentFacts deployment(
            String id,
            long hour,
            String component,
            String environment,
            Result result,
            String... commits) {
        List<DeploymentEvent> events = new ArrayList<>();
        events.add(new Created(hour(hour), component, environment, Tier.UNKNOWN));
        events.add(new Finished(hour(hour), result));
        for (String commit : commits) {
            events.add(new CarriesCommit(hour(hour), commit));
        }
        return facts(id, events);
    }

    static DeploymentFacts facts(String id, List<DeploymentEvent> events) {
        return DeploymentHistory.of(id, events)
                .fold(EnvironmentRules.NAMES, hour(9999))
                .orElseThrow();
    }
}
