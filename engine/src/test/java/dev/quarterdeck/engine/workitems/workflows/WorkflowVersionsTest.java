package dev.quarterdeck.engine.workitems.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkflowVersionsTest {

    private static final WorkflowRules FIRST =
            WorkflowRules.byName(
                    Workflow.guess(
                            List.of(new StatusSeen("In Review", null, 0, 0)),
                            List.of(),
                            List.of("Duplicate")));
    private static final StatusRule QUEUE =
            new StatusRule("In Review", StatusCategory.QUEUE, false, true, "the team", true);
    private static final Value IN_REVIEW = new Value("3", "In Review");

    @Test
    void changesAtMidnightOfTheTeamsClock() {
        var second = FIRST.with(Map.of("3", QUEUE));
        var versions =
                new WorkflowVersions(
                                ZoneId.of("Europe/Berlin"),
                                new TreeMap<>(Map.of(LocalDate.of(2026, 3, 2), FIRST)))
                        .with(LocalDate.of(2026, 7, 1), second);

        assertThat(versions.at(Instant.parse("2020-01-01T00:00:00Z"))).isSameAs(FIRST);
        assertThat(versions.at(Instant.parse("2026-06-30T21:59:59Z"))).isSameAs(FIRST);
        assertThat(versions.at(Instant.parse("2026-06-30T22:00:00Z"))).isSameAs(second);
        assertThat(versions.byDay()).hasSize(2);
    }

    @Test
    void prefersARuleOfTheIdToOneOfTheName() {
        var rules = FIRST.with(Map.of("3", QUEUE));

        assertThat(FIRST.rule(IN_REVIEW).category()).isEqualTo(StatusCategory.WORK);
        assertThat(rules.rule(IN_REVIEW)).isEqualTo(QUEUE);
        assertThat(rules.rule(new Value("8", "In Review")).category())
                .isEqualTo(StatusCategory.WORK);
        assertThat(rules.rule(new Value("9", "Mauve")).category())
                .isEqualTo(StatusCategory.UNKNOWN);
    }

    @Test
    void asksTheResolutionBeforeTheStatusWhetherWorkWasDiscarded() {
        assertThat(FIRST.discards("Duplicate", FIRST.rule(IN_REVIEW))).isTrue();
        assertThat(FIRST.discards("", QUEUE)).isTrue();
        assertThat(FIRST.discards("", FIRST.rule(IN_REVIEW))).isFalse();
    }

    @Test
    void refusesAWorkflowWithoutRules() {
        assertThatThrownBy(() -> new WorkflowVersions(ZoneId.of("UTC"), new TreeMap<>()))
                .hasMessageContaining("(0)");
    }
}
