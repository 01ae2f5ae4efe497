package dev.quarterdeck.engine.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.linking.Landing.Landed;
import dev.quarterdeck.engine.linking.Landing.Rule;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LandingShareTest {

    @Property(seed = "20261122", tries = 5, edgeCases = EdgeCasesMode.NONE)
    void findsAllThatLeftATraceWhereTheToolAloneNamesThreeQuarters(@ForAll long seed) {
        var town = new MergedByHand(seed);
        var landings = new Landings(town.graph.build(), List.of(town.tip), town.notes);

        long byTool = 0;
        long found = 0;
        for (var change : town.changes) {
            if (landings.of(change, town.patches.get(change.id())) instanceof Landed landed) {
                assertThat(landed.commit()).as(change.id()).isEqualTo(town.truth.get(change.id()));
                byTool += landed.rule() == Rule.MERGE_COMMIT ? 1 : 0;
                found++;
            }
        }
        assertThat(new Share(byTool, town.changes.size()).fraction()).isBetween(0.760, 0.761);
        assertThat(found).isEqualTo(943);
        assertThat(new Share(found, town.changes.size()).fraction()).isGreaterThan(0.99);
    }
}
