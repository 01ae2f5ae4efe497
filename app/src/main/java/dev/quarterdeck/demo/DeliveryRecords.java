package dev.quarterdeck.demo;

import dev.quarterdeck.demo.company.TeamTale;
import dev.quarterdeck.demo.company.TeamTale.Deployed;
import dev.quarterdeck.demo.company.TeamTale.Incident;
import dev.quarterdeck.demo.company.TeamTale.MainRun;
import dev.quarterdeck.sources.Records;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Writes a team's deployments, incidents and runs as a script at the end of a pipeline would push
/// them.
final class DeliveryRecords {

    private final TeamTale tale;

    DeliveryRecords(TeamTale tale) {
        this.tale = tale;
    }

    private static ObjectNode node() {
        return Records.JSON.createObjectNode();
    }

    List<String> deployments() {
        return tale.deployments().stream().map(this::deployment).toList();
    }

    private String deployment(Deployed it) {
        var node =
                node().put("id", it.id())
                        .put("component", tale.repository())
                        .put("environment", it.environment())
                        .put("commit", it.commit())
                        .put("startedAt", it.started().toString())
                        .put("finishedAt", it.finished().toString())
                        .put("result", it.worked() ? "success" : "failure");
        if (!it.rollbackOf().isEmpty()) {
            node.put("rollbackOf", it.rollbackOf());
        }
        var back = it.rolledBackAt();
        if (back != null) {
            node.put("rolledBackAt", back.toString()).put("rolledBackBy", it.rolledBackBy());
        }
        return node.toString();
    }

    List<String> incidents() {
        return tale.incidents().stream().map(DeliveryRecords::incident).toList();
    }

    private static String incident(Incident it) {
        var node =
                node().put("id", it.id())
                        .put("severity", it.severity())
                        .put("openedAt", it.opened().toString())
                        .put("acknowledgedAt", it.acknowledged().toString())
                        .put("resolvedAt", it.resolved().toString());
        var mitigated = it.mitigated();
        if (mitigated != null) {
            node.put("mitigatedAt", mitigated.toString());
        }
        if (!it.component().isEmpty()) {
            node.put("component", it.component());
        }
        if (!it.deployment().isEmpty()) {
            node.put("deployment", it.deployment());
        }
        return node.toString();
    }

    List<String> runs() {
        return tale.runs().stream().map(this::run).toList();
    }

    private String run(MainRun it) {
        return node().put("id", it.id())
                .put("pipeline", tale.repository() + "/main")
                .put("commit", it.commit())
                .put("branch", "main")
                .put("attempt", it.attempt())
                .put("queuedAt", it.queued().toString())
                .put("startedAt", it.started().toString())
                .put("finishedAt", it.finished().toString())
                .put("result", it.passed() ? "success" : "failure")
                .toString();
    }
}
