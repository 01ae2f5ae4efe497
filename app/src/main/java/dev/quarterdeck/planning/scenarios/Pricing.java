package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.seats.Assumptions;
import org.jspecify.annotations.Nullable;

/// Reads what people and seats cost, for who may know it: of nobody else's question anything is
/// read.
record Pricing(Vocabulary vocabulary, Assumptions assumptions, ScenarioRights rights) {

    private static final String UNSEEN =
            "What people cost is seen by finance, HR partners and directors.";
    private static final String UNSAID = "Nobody said what roles or seats cost in a month.";

    /// What may be told of money. @param hidden why nothing is, or null
    record Priced(@Nullable Rates rates, @Nullable String hidden) {}

    Priced of(Viewer viewer) {
        if (!rights.seesCosts(viewer)) {
            return new Priced(null, UNSEEN);
        }
        var today = vocabulary.portfolio().today();
        return Rates.of(
                        vocabulary.portfolio().currency(viewer),
                        assumptions.on(viewer, today),
                        vocabulary.seats().costs(viewer, today))
                .map(rates -> new Priced(rates, null))
                .orElse(new Priced(null, UNSAID));
    }
}
