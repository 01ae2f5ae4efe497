package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.BulkCloses.Dated;
import dev.quarterdeck.engine.workitems.BulkCloses.Sweep;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Finds imports: many items created in one go by a script or a move from another tool.
///
/// Their day of creation says when somebody brought them in, so lead times and arrivals from it
/// are doubtful. They stay in the counts and are told.
public final class BulkCreations {

    /// Nobody writes an item every ten seconds, twenty times over.
    private static final Duration GAP = Duration.ofSeconds(10);

    private static final int LEAST = 20;

    private BulkCreations() {}

    /// Finds the imports among items, oldest first.
    public static List<Sweep> find(Collection<WorkItemFacts> facts) {
        return among(facts.stream().map(it -> new Dated(it.key(), it.created())));
    }

    /// Finds the imports among items by their days of creation, oldest first.
    public static List<Sweep> among(Stream<Dated> created) {
        return new Sweeps(GAP, LEAST).find(created);
    }
}
