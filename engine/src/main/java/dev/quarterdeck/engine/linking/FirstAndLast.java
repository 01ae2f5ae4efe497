package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.NotCarried;
import dev.quarterdeck.engine.linking.Shipment.NotYet;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins the shipments of a change at several targets into the first and the last.
final class FirstAndLast {

    private FirstAndLast() {}

    /// Returns the earliest. A baseline older than every known shipment makes it unknown: the
    /// change may have come there first.
    static Shipment first(Collection<Shipment> shipments) {
        return shipments.stream()
                .filter(shipment -> at(shipment) != null)
                .min(Comparator.comparing(FirstAndLast::moment))
                .orElseGet(NotYet::new);
    }

    /// Returns when all had it. A target is not waited for where it was set up with the change
    /// already in it after another had it, and where it was taken down.
    static Shipment last(Map<DeploymentLine, Shipment> shipments) {
        Shipment first = first(shipments.values());
        List<Shipment> counted =
                shipments.entrySet().stream()
                        .filter(entry -> isWaitedFor(entry.getKey(), entry.getValue(), first))
                        .map(Map.Entry::getValue)
                        .toList();
        if (counted.isEmpty()) {
            return first;
        }
        return counted.stream()
                .filter(shipment -> !(shipment instanceof Shipped))
                .min(Comparator.comparing(shipment -> shipment instanceof NotYet ? 0 : 1))
                .orElseGet(
                        () ->
                                counted.stream()
                                        .max(Comparator.comparing(FirstAndLast::moment))
                                        .orElse(first));
    }

    private static boolean isWaitedFor(DeploymentLine line, Shipment shipment, Shipment first) {
        return switch (shipment) {
            case NotYet _ -> !line.isRetired() && line.baseline() != null;
            case BeforeBaseline it ->
                    !(first instanceof Shipped known && known.at().isBefore(it.baseline()));
            case Shipped _, NotCarried _ -> true;
        };
    }

    private static @Nullable Instant at(Shipment shipment) {
        return switch (shipment) {
            case Shipped it -> it.at();
            case BeforeBaseline it -> it.baseline();
            case NotYet _, NotCarried _ -> null;
        };
    }

    private static Instant moment(Shipment shipment) {
        Instant at = at(shipment);
        return at == null ? Instant.MAX : at;
    }
}
