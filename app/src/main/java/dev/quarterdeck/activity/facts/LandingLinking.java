package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.LinkTables.ChangeDeployment;
import dev.quarterdeck.activity.facts.LinkTables.ChangeLanding;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.linking.ChangeDeployments;
import dev.quarterdeck.engine.linking.ChangeDeployments.Reached;
import dev.quarterdeck.engine.linking.Confidence;
import dev.quarterdeck.engine.linking.DeployedCommits;
import dev.quarterdeck.engine.linking.DeploymentLine;
import dev.quarterdeck.engine.linking.Landing;
import dev.quarterdeck.engine.linking.Landings;
import dev.quarterdeck.engine.linking.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links the changes of one repository to the commits that they became, and to the deployments
/// that brought these to users.
final class LandingLinking {

    /// Why no commit is known of a change whose repository was not read.
    static final String NO_COMMITS = "NO_COMMITS";

    private final MainLine line;
    private final Deployed deployed;
    private final Landings landings;
    private final Map<String, String> patches;
    private final ChangeDeployments deployments;
    private final Map<String, Confidence> held = new HashMap<>();

    /// A release. @param commit empty or a branch where the tool tells none
    record Release(String tag, String commit) {}

    LandingLinking(
            MainLine line,
            Deployed deployed,
            Collection<Release> releases,
            Targets targets,
            String repository) {
        this.line = line;
        this.deployed = deployed;
        landings = new Landings(line.graph(), line.tips(), line.notes());
        patches = line.patches();
        var carried = new DeployedCommits(line.graph(), Map.of(), List.of(), tags(line, releases));
        deployments =
                new ChangeDeployments(
                        DeploymentLine.all(
                                line.graph(),
                                deployed.facts().stream()
                                        .filter(DeploymentFacts::isProduction)
                                        .map(targets::named)
                                        .toList(),
                                one -> commits(carried, one)),
                        targets.paths(repository),
                        this::landing,
                        this::paths);
    }

    private static Map<String, String> tags(MainLine line, Collection<Release> releases) {
        var tags = new HashMap<String, String>();
        for (var release : releases) {
            if (line.graph().contains(release.commit)) {
                tags.put(release.tag, release.commit);
            }
        }
        return tags;
    }

    private Set<String> commits(DeployedCommits carried, DeploymentFacts deployment) {
        var found = carried.of(deployment);
        found.confidence().ifPresent(it -> held.put(deployment.id(), it));
        return found.commits().keySet();
    }

    private Landing landing(ChangeFacts change) {
        return landings.of(
                change,
                change.traces().heads().stream()
                        .map(patches::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /// The files that the landed commit touches; a change tells none itself.
    private Optional<List<String>> paths(ChangeFacts change) {
        return landing(change) instanceof Landing.Landed landed
                ? Optional.ofNullable(line.paths().get(landed.commit()))
                : Optional.empty();
    }

    void write(JdbcClient sql, Collection<Long> numbers, Collection<KeptHistory> changes) {
        var rows = new ArrayList<ChangeLanding>();
        var reached = new ArrayList<ChangeDeployment>();
        for (var kept : changes) {
            PlainFoldings.change(kept, Instant.MAX)
                    .ifPresent(change -> add(kept.number(), change, rows, reached));
        }
        LinkTables.LANDINGS.put(sql, numbers, rows);
        LinkTables.DEPLOYMENTS.put(sql, numbers, reached);
    }

    private void add(
            long number,
            ChangeFacts change,
            List<ChangeLanding> rows,
            List<ChangeDeployment> targets) {
        var reached = deployments.of(change);
        rows.add(row(number, change, reached));
        reached.byTarget()
                .forEach(
                        (target, how) -> row(number, reached, target, how).ifPresent(targets::add));
    }

    private ChangeLanding row(long number, ChangeFacts change, Reached reached) {
        var landed = reached.landing() instanceof Landing.Landed it ? it : null;
        return new ChangeLanding(
                number,
                landed == null ? null : landed.commit(),
                landed == null ? null : landed.rule().name(),
                landed == null ? null : (Double) landed.confidence().value(),
                whyNot(change, reached.landing()),
                reached.byTarget().isEmpty() ? null : reached.carrying().name(),
                state(reached.first()),
                at(reached.first()),
                why(reached.first()),
                state(reached.last()),
                at(reached.last()),
                reached.toFirst().known().map(Duration::toMillis).orElse(null),
                reached.toFirst().reason().map(Lapse.Why::name).orElse(null));
    }

    private @Nullable String whyNot(ChangeFacts change, Landing landing) {
        return switch (landing) {
            case Landing.Landed _ -> null;
            case Landing.NotFound it ->
                    line.isEmpty() && change.isMerged() ? NO_COMMITS : it.why().name();
        };
    }

    private static String state(Shipment shipment) {
        return switch (shipment) {
            case Shipment.Shipped _ -> "SHIPPED";
            case Shipment.BeforeBaseline _ -> "BEFORE_BASELINE";
            case Shipment.NotYet _ -> "NOT_YET";
            case Shipment.NotCarried _ -> "NOT_CARRIED";
        };
    }

    private static @Nullable Instant at(Shipment shipment) {
        return switch (shipment) {
            case Shipment.Shipped it -> it.at();
            case Shipment.BeforeBaseline it -> it.baseline();
            case Shipment.NotYet _, Shipment.NotCarried _ -> null;
        };
    }

    private static @Nullable String why(Shipment shipment) {
        return shipment instanceof Shipment.NotCarried it ? it.why().name() : null;
    }

    private Optional<ChangeDeployment> row(
            long number, Reached reached, DeploymentFacts.Target target, Shipment how) {
        var deployment = how instanceof Shipment.Shipped it ? it.deployment() : null;
        return reached.confidence()
                .map(
                        chain ->
                                deployment == null
                                        ? chain
                                        : chain.and(held.getOrDefault(deployment, chain)))
                .map(
                        confidence ->
                                new ChangeDeployment(
                                        number,
                                        target.component(),
                                        target.environment(),
                                        state(how),
                                        deployment == null
                                                ? null
                                                : (Long) deployed.number(deployment),
                                        at(how),
                                        reached.carrying().name(),
                                        confidence.value()));
    }
}
