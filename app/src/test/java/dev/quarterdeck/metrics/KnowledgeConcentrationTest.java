package dev.quarterdeck.metrics;

import static dev.quarterdeck.littlecompany.HarborHistory.bot;
import static dev.quarterdeck.littlecompany.HarborHistory.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.HarborHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeConcentrationTest {

    private final HarborHistory harbor = new HarborHistory();

    /// Six people: person 1 owns `cranes` and is silent; `quay` is shared by four; person 6 owns
    /// `ledger` exactly by half.
    private HarborHistory sixPeople() {
        for (int i = 0; i < 4; i++) {
            harbor.worked(person(1), "cranes", 120 + i, 100);
            harbor.worked(person(2 + i), "quay", 10 + i, 50);
            harbor.worked(person(6), "ledger", 20 + i, 30);
        }
        return harbor.worked(person(2), "ledger", 5, 120).worked(person(3), "cranes", 6, 20);
    }

    @Test
    void countsModulesInWhichOnePersonMadeHalfTheChange() {
        var section = KnowledgeConcentration.of(sixPeople().build(), List.of());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "2 of 3 active modules hang on one person; 1 of their 2 owners has been silent for 90 days.");
    }

    @Test
    void countsHalfAsHangingOnOnePerson() {
        var section = KnowledgeConcentration.of(sixPeople().build(), List.of());

        assertThat(Sections.figure(section, "knowledge.one-person").explanation().rows().cells())
                .extracting(List::getFirst)
                .containsExactly("cranes", "ledger");
    }

    @Test
    void leavesBotsAndQuietModulesOut() {
        var history =
                sixPeople()
                        .worked(bot(9), "lockfiles", 3, 9000)
                        .worked(bot(9), "lockfiles", 4, 9000)
                        .worked(bot(9), "lockfiles", 5, 9000)
                        .worked(person(2), "attic", 3, 5)
                        .build();
        var explanation =
                Sections.figure(
                                KnowledgeConcentration.of(history, List.of()),
                                "knowledge.active-modules")
                        .explanation();

        assertThat(explanation.rows().cells())
                .extracting(List::getFirst)
                .containsExactly("cranes", "ledger", "quay");
        assertThat(explanation.leftOut())
                .extracting(Explanation.LeftOut::count)
                .containsExactly(3L, 1L);
    }

    @Test
    void doesNotTellSilenceInAGroupUnderFive() {
        for (int i = 0; i < 4; i++) {
            harbor.worked(person(1), "cranes", 120 + i, 100).worked(person(2), "quay", 10 + i, 50);
        }
        var section = KnowledgeConcentration.of(harbor.build(), List.of());

        assertThat(Sections.figure(section, "knowledge.one-person").value())
                .isEqualTo(new Quantity.Part(new Share(2, 2), "active modules"));
        assertThat(Sections.figure(section, "knowledge.silent-owners").value())
                .isInstanceOf(Quantity.NotKnown.class);
        assertThat(Sections.figure(section, "knowledge.silent-owners").explanation().rows().cells())
                .isEmpty();
    }

    @Test
    void neverPutsOnePersonsNumbersIntoARow() {
        var section = KnowledgeConcentration.of(sixPeople().build(), List.of());

        assertThat(Sections.figures(section))
                .allSatisfy(
                        figure ->
                                assertThat(figure.explanation().rows().columns())
                                        .containsOnly(
                                                "module",
                                                "commits",
                                                "lines changed",
                                                "hangs on one person"));
    }

    @Test
    void saysThatNoModuleWasActive() {
        var section = KnowledgeConcentration.of(harbor.build(), List.of());

        assertThat(Sections.text(section)).startsWith("No module was active");
    }

    @Test
    void doesNotTellWhetherASingleOwnerIsSilent() {
        sixPeople().worked(person(2), "ledger", 5, 1_000).worked(person(3), "ledger", 5, 1_200);
        var section = KnowledgeConcentration.of(harbor.build(), List.of());

        assertThat(Sections.figure(section, "knowledge.one-person").value())
                .isEqualTo(new Quantity.Part(new Share(1, 3), "active modules"));
        assertThat(Sections.figure(section, "knowledge.silent-owners").value())
                .isEqualTo(new Quantity.NotKnown("it would speak of a single person"));
    }

    @Test
    void doesNotTellWhichModuleHasASilentOwner() {
        var section = KnowledgeConcentration.of(sixPeople().build(), List.of());

        assertThat(Sections.figure(section, "knowledge.silent-owners").explanation().rows())
                .isEqualTo(Sections.figure(section, "knowledge.one-person").explanation().rows());
    }
}
