package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.HarborHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AiDeclaredTest {

    private final HarborHistory harbor = new HarborHistory();

    @Test
    void countsDeclaredCommitsByTheirKind() {
        var section =
                AiDeclared.of(
                        harbor.declared(1, AiDeclaration.TRAILER)
                                .declared(2, AiDeclaration.BOT_AUTHOR)
                                .worked(HarborHistory.person(1), "quay", 3, 10)
                                .worked(HarborHistory.person(2), "quay", 4, 10)
                                .worked(HarborHistory.person(3), "quay", 5, 10)
                                .worked(HarborHistory.person(4), "quay", 6, 10)
                                .agentFile("AGENTS.md")
                                .build());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "33% of the last 12 months' 6 commits declare AI assistance; 1 agent file in the tree.");
        assertThat(Sections.figure(section, "ai.trailers").value())
                .isEqualTo(new Quantity.Part(new Share(1, 6), "commits"));
    }

    @Test
    void doesNotTellWhatFewerThanFivePeopleDeclare() {
        var section =
                AiDeclared.of(
                        harbor.declared(1, AiDeclaration.TRAILER)
                                .declared(2, AiDeclaration.BOT_AUTHOR)
                                .worked(HarborHistory.person(1), "quay", 3, 10)
                                .worked(HarborHistory.person(2), "quay", 4, 10)
                                .worked(HarborHistory.person(3), "quay", 5, 10)
                                .byBot(6)
                                .worked(HarborHistory.person(4), "quay", 400, 10)
                                .agentFile("AGENTS.md")
                                .build());

        assertThat(Sections.text(section)).contains("not known", "1 agent file in the tree.");
        for (var id : List.of("ai.declared", "ai.trailers", "ai.bot-authors")) {
            var figure = Sections.figure(section, id);
            assertThat(figure.value())
                    .isEqualTo(
                            new Quantity.NotKnown(
                                    "fewer than five people changed this repository, and a group under five is not shown"));
            assertThat(figure.explanation().rows()).isEqualTo(Explanation.Rows.NONE);
            assertThat(figure.explanation().sensitivity()).isEmpty();
        }
    }

    @Test
    void saysNoneOfNoCommits() {
        assertThat(Sections.text(AiDeclared.of(harbor.build()))).contains("none of no commits");
    }

    @Test
    void callsItselfAFloor() {
        var section = AiDeclared.of(harbor.dark(1, Marker.NONE).build());

        assertThat(section.notes())
                .singleElement()
                .asString()
                .contains("floor")
                .contains("not \"no AI\"");
    }
}
