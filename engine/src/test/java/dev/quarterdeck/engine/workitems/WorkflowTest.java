package dev.quarterdeck.engine.workitems;

import static dev.quarterdeck.engine.workitems.StatusCategory.DONE;
import static dev.quarterdeck.engine.workitems.StatusCategory.QUEUE;
import static dev.quarterdeck.engine.workitems.StatusCategory.UNKNOWN;
import static dev.quarterdeck.engine.workitems.StatusCategory.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTest {

    @ParameterizedTest
    @CsvSource({
        "Open, QUEUE",
        "To Do, QUEUE",
        "TO DO, QUEUE",
        "Backlog, QUEUE",
        "Reopened, QUEUE",
        "Selected for Development, QUEUE",
        "Ready for Dev, QUEUE",
        "To be done, QUEUE",
        "Zu erledigen, QUEUE",
        "Offen, QUEUE",
        "À faire, QUEUE",
        "Por hacer, QUEUE",
        "A fazer, QUEUE",
        "In Progress, WORK",
        "In Review, WORK",
        "In QE Test, WORK",
        "Ready for release, WORK",
        "On Hold, WORK",
        "Blocked, WORK",
        "Patch Available, WORK",
        "In Arbeit, WORK",
        "En cours, WORK",
        "En curso, WORK",
        "Em andamento, WORK",
        "Done, DONE",
        "Closed, DONE",
        "Resolved, DONE",
        "Won't Do, DONE",
        "Geschlossen, DONE",
        "Terminé(e), DONE",
        "Terminado, DONE",
        "Concluído, DONE",
        "Gelöst, DONE",
        "Cancelled, DONE",
        "Mauve, UNKNOWN",
        "已完成, UNKNOWN"
    })
    void readsStatusNamesOfSeveralLanguages(String name, StatusCategory expected) {
        var workflow =
                Workflow.guess(List.of(new StatusSeen(name, null, 0, 0)), List.of(), List.of());

        assertThat(workflow.category(name)).isEqualTo(expected);
    }

    @Test
    void believesTheTrackerBeforeTheName() {
        var workflow = withStatus(new StatusSeen("Done", WORK, 50, 50));

        assertThat(workflow.category("Done")).isEqualTo(WORK);
        assertThat(workflow.statuses().getFirst().given()).isTrue();
    }

    @Test
    void learnsADoneStatusFromItsResolvedItems() {
        assertThat(withStatus(new StatusSeen("已完成", null, 10, 10)).category("已完成")).isEqualTo(DONE);
        assertThat(withStatus(new StatusSeen("Mauve", null, 4, 4)).category("Mauve"))
                .isEqualTo(UNKNOWN);
        assertThat(withStatus(new StatusSeen("Open", null, 10, 10)).category("Open"))
                .isEqualTo(QUEUE);
        assertThat(withStatus(new StatusSeen("Open", null, 20, 19)).category("Open"))
                .isEqualTo(DONE);
    }

    @Test
    void doesNotMindCaseAndAccents() {
        var workflow = withStatus(new StatusSeen("Terminé", null, 0, 0));

        assertThat(workflow.category("TERMINE")).isEqualTo(DONE);
        assertThat(workflow.category("Never seen")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duplicate",
                "Won't Fix",
                "Won’t Do",
                "Cannot Reproduce",
                "Invalid",
                "Not Our Bug",
                "Needs more info",
                "Hold",
                "Duplikat",
                "Wird nicht behoben",
                "Ne sera pas corrigé",
                "Cancelado",
                "Abgelehnt",
                "Doublon",
                "Não será corrigido"
            })
    void knowsResolutionsThatDiscard(String name) {
        var workflow = Workflow.guess(List.of(), List.of(), List.of(name));

        assertThat(workflow.discards(name, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fixed", "Done", "Implemented", "Fertig", "Terminé", "完成", "Resolved"})
    void takesOtherResolutionsForFinishedWork(String name) {
        var workflow = Workflow.guess(List.of(), List.of(), List.of(name));

        assertThat(workflow.discards(name, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Story, ITEM, false",
        "Bug, ITEM, true",
        "Incident, ITEM, true",
        "Fehler, ITEM, true",
        "Epic, EPIC, false",
        "Epos, EPIC, false",
        "Initiative, EPIC, false",
        "Sub-task, SUBTASK, false",
        "Sous-tâche, SUBTASK, false",
        "Technical task, SUBTASK, false",
        "Sub-bug, SUBTASK, true",
        "New Feature, ITEM, false",
        "Service Request, ITEM, true"
    })
    void readsTypes(String name, Level level, boolean unplanned) {
        var workflow = Workflow.guess(List.of(), List.of(new TypeSeen(name, null)), List.of());

        assertThat(workflow.level(name)).isEqualTo(level);
        assertThat(workflow.isUnplanned(name)).isEqualTo(unplanned);
    }

    private static Workflow withStatus(StatusSeen seen) {
        return Workflow.guess(List.of(seen), List.of(), List.of());
    }
}
