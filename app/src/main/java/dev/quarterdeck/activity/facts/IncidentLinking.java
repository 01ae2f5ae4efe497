package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.LinkTables.IncidentDeployment;
import dev.quarterdeck.activity.facts.LinkTables.IncidentWithoutDeployment;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.incidents.IncidentFacts;
import dev.quarterdeck.engine.linking.IncidentCauses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links incidents to the deployments that caused them.
final class IncidentLinking {

    private final Deployed deployed;
    private final IncidentCauses causes;

    IncidentLinking(Deployed deployed, Targets targets) {
        this.deployed = deployed;
        this.causes = new IncidentCauses(deployed.facts(), IncidentCauses.DAY, targets::component);
    }

    void write(JdbcClient sql, Collection<KeptHistory> incidents) {
        var all = new ArrayList<Long>();
        var links = new ArrayList<IncidentDeployment>();
        var without = new ArrayList<IncidentWithoutDeployment>();
        for (var kept : incidents) {
            all.add(kept.number());
            PlainFoldings.incident(kept, Instant.MAX)
                    .map(this::named)
                    .ifPresent(facts -> add(kept.number(), facts, links, without));
        }
        LinkTables.INCIDENTS.put(sql, all, links);
        LinkTables.WITHOUT_DEPLOYMENT.put(sql, all, without);
    }

    private void add(
            long incident,
            IncidentFacts facts,
            List<IncidentDeployment> links,
            List<IncidentWithoutDeployment> without) {
        switch (causes.of(facts)) {
            case IncidentCauses.Known known ->
                    known.deployments()
                            .forEach(
                                    it ->
                                            links.add(
                                                    new IncidentDeployment(
                                                            incident,
                                                            deployed.number(it.deployment()),
                                                            it.rule().name(),
                                                            it.confidence().value())));
            case IncidentCauses.Unknown unknown ->
                    without.add(new IncidentWithoutDeployment(incident, unknown.why().name()));
        }
    }

    /// Returns the same with the deployments that it names by their ids here.
    private IncidentFacts named(IncidentFacts facts) {
        return new IncidentFacts(
                facts.id(),
                facts.severity(),
                facts.components(),
                facts.deployments().stream().map(deployed::id).distinct().toList(),
                facts.moments(),
                facts.times(),
                facts.reopened());
    }
}
