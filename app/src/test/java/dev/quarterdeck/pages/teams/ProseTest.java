package dev.quarterdeck.pages.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.pages.view.delivery.MetricPage.Piece;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void readsParagraphsListsAndEmphasis() {
        var prose = Prose.of("One **strong** and *soft*\nword.\n\n- first `code`\n- second");

        assertThat(prose).hasSize(3);
        assertThat(prose.getFirst().pieces())
                .containsExactly(
                        new Piece("One ", ""),
                        new Piece("strong", "strong"),
                        new Piece(" and ", ""),
                        new Piece("soft", "em"),
                        new Piece(" word.", ""));
        assertThat(prose.get(1).pieces())
                .containsExactly(new Piece("• first ", ""), new Piece("code", "code"));
    }

    @Test
    void keepsWhatIsNoEmphasis() {
        assertThat(Prose.plain("3 * 4 = 12 <b>\n\nnext")).isEqualTo("3 * 4 = 12 <b> next");
    }
}
