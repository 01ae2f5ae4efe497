package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.HarborHistory;
import org.junit.jupiter.api.Test;

class AiDeclaredTest {

    private final HarborHistory harbor = new HarborHistory();

    @Test
    void countsDeclaredCommitsByTheirKind() {
        var section =
                AiDeclared.of(
                        harbor.declared(1, AiDeclaration.TRAILER)
                                .declared(2, AiDeclaration.BOT_AUTHOR)
                                .dark(3, Marker.NONE)
                                .dark(4, Marker.NONE)
                                .agentFile("AGENTS.md")
                                .build());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "50% of the last 12 months' 4 commits declare AI assistance; 1 agent file in the tree.");
        assertThat(Sections.figure(section, "ai.trailers").value())
                .isEqualTo(new Quantity.Part(new Share(1, 4), "commits"));
    }

    @Test
    void callsItselfAFloor() {
        var section = AiDeclared.of(harbor.dark(1, Marker.NONE).build());

        assertThat(Sections.text(section)).startsWith("0% of");
        assertThat(section.notes())
                .singleElement()
                .asString()
                .contains("floor")
                .contains("not \"no AI\"");
    }
}
