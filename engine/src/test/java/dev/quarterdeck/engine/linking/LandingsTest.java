package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.merged;
import static dev.quarterdeck.engine.linking.Facts.opened;
import static dev.quarterdeck.engine.linking.Facts.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.linking.Landing.Landed;
import dev.quarterdeck.engine.linking.Landing.NotFound;
import dev.quarterdeck.engine.linking.Landing.Rule;
import dev.quarterdeck.engine.linking.Landing.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandingsTest {

    private static final String AWAY = "f".repeat(40);

    private final CommitGraph graph =
            CommitGraph.builder()
                    .add(sha(1), List.of())
                    .add(sha(2), List.of(sha(1)))
                    .add(sha(3), List.of(sha(2)))
                    .add(AWAY, List.of(sha(1)))
                    .build();

    @Test
    void believesTheToolFirst() {
        assertThat(land(merged(12, 5, sha(2)))).isEqualTo(new Landed(sha(2), Rule.MERGE_COMMIT));
    }

    @Test
    void goesOnToTheTimelineWhenTheMergeCommitIsNotOnTheMainLine() {
        var change = merged(12, 5, AWAY, new LandingNamed(hour(5), sha(3)));

        assertThat(land(change)).isEqualTo(new Landed(sha(3), Rule.TIMELINE_COMMIT));
    }

    @Test
    void goesOnToTheLastCommit() {
        var replaced =
                merged(
                        12,
                        5,
                        AWAY,
                        commit(1, AWAY),
                        new ForcePushed(hour(2), AWAY, sha(3)),
                        commit(2, sha(3)));
        var behind = merged(12, 5, "", commit(1, sha(2)), commit(3, AWAY));

        assertThat(land(replaced)).isEqualTo(new Landed(sha(3), Rule.LAST_COMMIT));
        assertThat(land(behind)).isEqualTo(new NotFound(Why.NOT_ON_MAIN_LINE));
    }

    @Test
    void goesOnToTheMessageThatNamesTheNumber() {
        assertThat(land(merged(12, 5, AWAY), note(2, 5, "Count berths (#12)", "")))
                .isEqualTo(new Landed(sha(2), Rule.NUMBER_LANDS));
        assertThat(land(merged(12, 5, ""), note(2, 5, "Merge other/HARBOR#12: moved", "")))
                .isEqualTo(new Landed(sha(2), Rule.NUMBER_LANDS));
    }

    @Test
    void passesOverMessagesThatCannotMeanTheChange() {
        assertThat(land(merged(12, 50, ""), note(2, 50, "Merge acme/quay#12: theirs", "")))
                .isEqualTo(new NotFound(Why.NO_TRACE));
        assertThat(land(merged(12, 50, ""), note(2, -48, "An old series (#12)", "")))
                .isEqualTo(new NotFound(Why.NO_TRACE));
        assertThat(land(merged(12, 50, ""), note(2, 50, "Revert \"Count (#12)\"", "")))
                .isEqualTo(new Landed(sha(2), Rule.NUMBER_MENTIONED));
        assertThat(land(merged(12, 50, ""), note(2, 51, "Follow-up of #12", "")))
                .isEqualTo(new NotFound(Why.NO_TRACE));
        assertThat(land(merged(12, 50, ""), note(2, 9, "Fixes #12", "")))
                .isEqualTo(new NotFound(Why.NO_TRACE));
    }

    @Test
    void goesOnToTheSamePatch() {
        Landings landings =
                new Landings(graph, List.of(sha(3)), List.of(note(2, 5, "Count", "p2")));

        assertThat(landings.of(merged(12, 5, AWAY), List.of("p1", "p2")))
                .isEqualTo(new Landed(sha(2), Rule.PATCH));
        assertThat(landings.of(merged(12, 5, AWAY), List.of("p1")))
                .isEqualTo(new NotFound(Why.NOT_ON_MAIN_LINE));
    }

    @Test
    void takesTheEarlierOfTwoCommits() {
        assertThat(
                        land(
                                merged(12, 5, ""),
                                note(3, 9, "Again (#12)", ""),
                                note(2, 5, "Count (#12)", "")))
                .isEqualTo(new Landed(sha(2), Rule.NUMBER_LANDS));
    }

    @Test
    void saysWhyThereIsNone() {
        var open = Facts.change(12, List.of(opened(12)));
        var closed = Facts.change(12, List.of(opened(12), new Closed(hour(3))));
        var closedByCommit =
                Facts.change(
                        12,
                        List.of(
                                opened(12),
                                new Closed(hour(3)),
                                new LandingNamed(hour(3), sha(2))));

        assertThat(land(open)).isEqualTo(new NotFound(Why.OPEN));
        assertThat(land(closed)).isEqualTo(new NotFound(Why.GIVEN_UP));
        assertThat(land(closedByCommit)).isEqualTo(new Landed(sha(2), Rule.CLOSED_BY_COMMIT));
        assertThat(land(merged(12, 5, ""))).isEqualTo(new NotFound(Why.NO_TRACE));
    }

    private Landing land(ChangeFacts change, CommitNote... notes) {
        return new Landings(graph, List.of(sha(3)), List.of(notes)).of(change);
    }

    private static CommitPushed commit(long hour, String sha) {
        return new CommitPushed(hour(hour), sha, hour(hour), hour(hour), "maya");
    }

    private static CommitNote note(int commit, long hour, String message, String patch) {
        return new CommitNote(sha(commit), hour(hour), ChangeWords.references(message), patch);
    }
}
