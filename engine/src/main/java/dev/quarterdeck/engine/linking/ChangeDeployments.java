package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.Target;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import dev.quarterdeck.engine.linking.Landing.Landed;
import dev.quarterdeck.engine.linking.Shipment.NotCarried;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the deployments by which changes reached each target, the first of them and the last.
///
/// A deployment of one component does not carry a change that touched only others. A target is
/// asked about a change only where commits of its history are deployed.
public final class ChangeDeployments {

    private final List<DeploymentLine> lines;
    private final ComponentPaths components;
    private final Function<ChangeFacts, Landing> landingOf;
    private final Function<ChangeFacts, Optional<? extends Collection<String>>> pathsOf;

    /// Prepares the answers.
    ///
    /// @param lines the targets that count: all that are production, say
    /// @param components which paths belong to which component
    /// @param landingOf the commit that a change became
    /// @param pathsOf paths of the files that it touches; empty when not known
    public ChangeDeployments(
            List<DeploymentLine> lines,
            ComponentPaths components,
            Function<ChangeFacts, Landing> landingOf,
            Function<ChangeFacts, Optional<? extends Collection<String>>> pathsOf) {
        this.lines = List.copyOf(lines);
        this.components = components;
        this.landingOf = landingOf;
        this.pathsOf = pathsOf;
    }

    /// Answers for one change.
    public Reached of(ChangeFacts change) {
        Landing landing = landingOf.apply(change);
        if (!(landing instanceof Landed landed)) {
            Shipment none = new NotCarried(Shipment.Why.NOT_LANDED);
            return new Reached(landing, Carrying.NOTHING, Map.of(), none, none, notLanded(change));
        }
        Optional<? extends Collection<String>> paths = pathsOf.apply(change);
        Optional<Set<String>> touched = paths.map(components::touchedBy);
        Map<DeploymentLine, Shipment> shipments = new LinkedHashMap<>();
        boolean elsewhere = false;
        for (DeploymentLine line : lines) {
            if (line.isOfHistory(landed.commit())) {
                if (isOf(line.target().component(), touched)) {
                    shipments.put(line, line.shipmentOf(landed.commit()));
                } else {
                    elsewhere = true;
                }
            }
        }
        return reached(change, landed, carrying(shipments, touched), shipments, elsewhere);
    }

    private boolean isOf(String component, Optional<Set<String>> touched) {
        return touched.isEmpty()
                || !components.decides(component)
                || touched.get().contains(component);
    }

    private Carrying carrying(
            Map<DeploymentLine, Shipment> shipments, Optional<Set<String>> touched) {
        if (shipments.isEmpty()) {
            return Carrying.NOTHING;
        }
        boolean byPaths =
                shipments.keySet().stream()
                        .anyMatch(line -> components.decides(line.target().component()));
        if (!byPaths) {
            return Carrying.WHOLE_REPOSITORY;
        }
        return touched.isPresent() ? Carrying.BY_PATHS : Carrying.PATHS_NOT_KNOWN;
    }

    private static Reached reached(
            ChangeFacts change,
            Landed landed,
            Carrying carrying,
            Map<DeploymentLine, Shipment> shipments,
            boolean elsewhere) {
        if (shipments.isEmpty()) {
            Shipment none =
                    new NotCarried(
                            elsewhere ? Shipment.Why.TOUCHES_NO_COMPONENT : Shipment.Why.NO_TARGET);
            return new Reached(landed, carrying, Map.of(), none, none, Lapse.missing(Why.NEVER));
        }
        Shipment first = FirstAndLast.first(shipments.values());
        Map<Target, Shipment> byTarget = new LinkedHashMap<>();
        shipments.forEach((line, shipment) -> byTarget.put(line.target(), shipment));
        return new Reached(
                landed,
                carrying,
                byTarget,
                first,
                FirstAndLast.last(shipments),
                toFirst(change.moments().merged(), first));
    }

    private static Lapse notLanded(ChangeFacts change) {
        return switch (change.standing()) {
            case OPEN -> Lapse.missing(Why.NOT_YET);
            case CLOSED -> Lapse.missing(Why.GIVEN_UP);
            case MERGED -> Lapse.missing(Why.NOT_TOLD);
        };
    }

    private static Lapse toFirst(@Nullable Instant merged, Shipment first) {
        return switch (first) {
            case Shipped it -> Lapse.between(merged, it.at(), Why.NOT_TOLD);
            case Shipment.BeforeBaseline _ -> Lapse.missing(Why.NOT_TOLD);
            case Shipment.NotYet _ -> Lapse.missing(Why.NOT_YET);
            case NotCarried _ -> Lapse.missing(Why.NEVER);
        };
    }

    /// How a change reached its targets.
    ///
    /// @param landing the commit that it became
    /// @param carrying by what it belongs to what is deployed
    /// @param byTarget how it reached each target that it belongs to
    /// @param first the earliest of these
    /// @param last when it had reached all of them
    /// @param toFirst merge to the earliest
    public record Reached(
            Landing landing,
            Carrying carrying,
            Map<Target, Shipment> byTarget,
            Shipment first,
            Shipment last,
            Lapse toFirst) {

        public Reached {
            byTarget = Collections.unmodifiableMap(new LinkedHashMap<>(byTarget));
        }

        /// Returns how far the links from the change to its deployments can be trusted, if there
        /// are any.
        public Optional<Confidence> confidence() {
            return landing instanceof Landed landed && !byTarget.isEmpty()
                    ? Optional.of(landed.confidence().and(carrying.confidence))
                    : Optional.empty();
        }
    }

    /// By what a change belongs to what is deployed.
    public enum Carrying {
        /// The component is the whole repository.
        WHOLE_REPOSITORY(1),
        /// The change touches paths of the component.
        BY_PATHS(1),
        /// Paths decide, and those of the change are not known: any component may carry it.
        PATHS_NOT_KNOWN(0.5),
        /// It belongs to nothing that is deployed.
        NOTHING(1);

        private final Confidence confidence;

        Carrying(double confidence) {
            this.confidence = new Confidence(confidence);
        }
    }
}
