package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.merged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeEvent.ItemNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.linking.ItemLinks.ClimbWhy;
import dev.quarterdeck.engine.linking.ItemLinks.Found;
import dev.quarterdeck.engine.linking.ItemLinks.ItemLink;
import dev.quarterdeck.engine.linking.ItemLinks.Lost;
import dev.quarterdeck.engine.linking.ItemLinks.NoneWhy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemLinksTest {

    private final ItemLinks links =
            new ItemLinks(
                    Map.of("HARBOR-12", "i12", "OLD-3", "i12", "HARBOR-13", "i13"),
                    Map.of("i12", "epic", "epic", "goal", "i13", "loop", "loop", "i13"),
                    Set.of("goal"));

    @Test
    void linksAnItemOnceByItsMostTellingPlaceAlsoUnderItsFormerKey() {
        var items =
                links.of(
                        merged(
                                1,
                                5,
                                "",
                                new ItemNamed(hour(0), "HARBOR-12", Place.COMMIT),
                                new ItemNamed(hour(0), "OLD-3", Place.TITLE)));

        assertThat(items.links())
                .containsExactly(new ItemLink("i12", "OLD-3", Place.TITLE, new Confidence(0.95)));
        assertThat(items.whyNone()).isEmpty();
    }

    @Test
    void saysWhyThereAreNone() {
        var strange = links.of(merged(1, 5, "", new ItemNamed(hour(0), "UTF-8", Place.TITLE)));

        assertThat(strange.strangers()).containsExactly("UTF-8");
        assertThat(strange.whyNone()).contains(NoneWhy.NAMES_STRANGERS);
        assertThat(links.of(merged(1, 5, "")).whyNone()).contains(NoneWhy.NAMES_NOTHING);
    }

    @Test
    void climbsToTheInitiative() {
        assertThat(links.initiativeOf("i12"))
                .isEqualTo(new Found("goal", List.of("i12", "epic", "goal")));
        assertThat(links.initiativeOf("goal")).isEqualTo(new Found("goal", List.of("goal")));
        assertThat(links.initiativeOf("i13"))
                .isEqualTo(new Lost(ClimbWhy.CIRCLE, List.of("i13", "loop")));
        assertThat(links.initiativeOf("i99"))
                .isEqualTo(new Lost(ClimbWhy.NO_PARENT, List.of("i99")));
    }
}
