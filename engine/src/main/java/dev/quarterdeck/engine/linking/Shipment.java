package dev.quarterdeck.engine.linking;

import java.time.Instant;

/// Says how a change reached users, or why it is not known to have.
public sealed interface Shipment {

    /// A deployment brought it. @param deployment its id @param at when it had succeeded
    record Shipped(String deployment, Instant at) implements Shipment {}

    /// It was there when the first known deployment succeeded: it came before, nobody knows when.
    ///
    /// @param baseline when that was
    record BeforeBaseline(Instant baseline) implements Shipment {}

    /// No deployment has brought it yet.
    record NotYet() implements Shipment {}

    /// No deployment can bring it. @param why the reason
    record NotCarried(Why why) implements Shipment {}

    /// Why no deployment can bring a change.
    enum Why {
        /// It is not known to be on the main line.
        NOT_LANDED,
        /// No deployment to production is known of what it belongs to.
        NO_TARGET,
        /// It touches no component: documents, tests.
        TOUCHES_NO_COMPONENT
    }
}
