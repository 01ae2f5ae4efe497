package dev.quarterdeck.engine.changes;

import static dev.quarterdeck.engine.changes.Changes.ACCOUNTS;
import static dev.quarterdeck.engine.changes.Changes.comment;
import static dev.quarterdeck.engine.changes.Changes.commit;
import static dev.quarterdeck.engine.changes.Changes.factsOf;
import static dev.quarterdeck.engine.changes.Changes.hour;
import static dev.quarterdeck.engine.changes.Changes.merged;
import static dev.quarterdeck.engine.changes.Changes.opened;
import static dev.quarterdeck.engine.changes.Changes.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.Declared;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.ItemNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeDraft;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeEvent.Reopened;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.Size;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.TargetChanged;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.changes.ChangeFacts.DeclaredRepair;
import dev.quarterdeck.engine.changes.ChangeFacts.NamedItem;
import dev.quarterdeck.engine.changes.ChangeFacts.Oddity;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeFoldTest {

    @Test
    void saysSinceWhenItIsGoneUntilItIsBack() {
        var gone = new ChangeEvent.Gone(hour(3));
        assertThat(factsOf(opened(0), gone).moments().gone()).isEqualTo(hour(3));
        assertThat(factsOf(opened(0), gone, merged(4)).moments().gone()).isNull();
    }

    @Test
    void tellsFilesWhereLinesAreNotKnown() {
        assertThat(ChangeEvent.Size.ofFiles(7))
                .isEqualTo(new ChangeEvent.Size(0, 0, 7, true))
                .isNotEqualTo(new ChangeEvent.Size(0, 0, 7));
    }

    @Test
    void measuresTheStagesOfAPlainChange() {
        var facts =
                factsOf(
                        commit(-5, "a1"),
                        commit(-1, "b2"),
                        opened(0),
                        comment(1, "maya"),
                        comment(2, "robot"),
                        review(3, "jonas", Verdict.CHANGES_REQUESTED),
                        commit(5, "c3"),
                        review(7, "jonas", Verdict.APPROVED),
                        merged(10));

        var stages = facts.stages();
        assertThat(stages.coding()).isEqualTo(hours(5));
        assertThat(stages.draft()).isEqualTo(hours(0));
        assertThat(stages.pickup()).isEqualTo(hours(3));
        assertThat(stages.review()).isEqualTo(hours(7));
        assertThat(stages.rework()).isEqualTo(hours(4));
        assertThat(stages.landing()).isEqualTo(hours(3));
        assertThat(stages.open()).isEqualTo(hours(10));
        assertThat(facts.reviewing().blocking()).isEqualTo(1);
        assertThat(facts.reviewing().cycles()).isEqualTo(1);
        assertThat(facts.reviewing().reviewed()).isTrue();
        assertThat(facts.counts().commits()).isEqualTo(3);
        assertThat(facts.oddities()).isEmpty();
    }

    @Test
    void tellsWhoseTurnItWas() {
        // Reviewers 0-3, author 3-5, reviewers 5-7, approved 7-10.
        var reviewing =
                factsOf(
                                opened(0),
                                review(3, "jonas", Verdict.CHANGES_REQUESTED),
                                commit(5, "c3"),
                                review(7, "jonas", Verdict.APPROVED),
                                merged(10))
                        .reviewing();

        assertThat(reviewing.withReviewers()).isEqualTo(hours(5));
        assertThat(reviewing.withAuthor()).isEqualTo(hours(2));
        assertThat(reviewing.toLand()).isEqualTo(hours(3));
    }

    @Test
    void takesDraftAndClosedTimeOutOfPickupAndReview() {
        // Draft 0-4 and 8-10, closed 12-15, answered at 6, merged at 20.
        var stages =
                factsOf(
                                opened(0, Draft.YES),
                                new MadeReady(hour(4)),
                                comment(6, "jonas"),
                                new MadeDraft(hour(8)),
                                new MadeReady(hour(10)),
                                new Closed(hour(12)),
                                new Reopened(hour(15)),
                                merged(20))
                        .stages();

        assertThat(stages.draft()).isEqualTo(hours(6));
        assertThat(stages.closed()).isEqualTo(hours(3));
        assertThat(stages.pickup()).isEqualTo(hours(2));
        assertThat(stages.review()).isEqualTo(hours(9));
        assertThat(stages.open()).isEqualTo(hours(20));
    }

    @Test
    void countsAnAnswerToADraftFromTheMomentItWasReady() {
        var facts =
                factsOf(
                        opened(0, Draft.YES),
                        comment(2, "jonas"),
                        new MadeReady(hour(5)),
                        merged(9));

        assertThat(facts.moments().answered()).isEqualTo(hour(5));
        assertThat(facts.stages().pickup()).isEqualTo(hours(0));
        assertThat(facts.stages().review()).isEqualTo(hours(4));
    }

    @Test
    void infersADraftFromItsLaterBecomingReady() {
        var facts = factsOf(opened(0, Draft.NOT_TOLD), new MadeReady(hour(4)), merged(9));

        assertThat(facts.moments().ready()).isEqualTo(hour(4));
        assertThat(facts.stages().draft()).isEqualTo(hours(4));
    }

    @Test
    void doesNotInferFromWhatHappensLater() {
        var history =
                ChangeHistory.of(
                        "4711", List.of(opened(0, Draft.NOT_TOLD), new MadeReady(hour(4))));

        var before = ChangeFold.fold(history, ACCOUNTS, hour(3)).orElseThrow();

        assertThat(before.moments().ready()).isEqualTo(hour(0));
        assertThat(before.stages().draft()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
    }

    @Test
    void clampsACommentFromBeforeTheOpening() {
        // A day before the opening, as in records of another tool's own tests.
        var facts = factsOf(opened(0), comment(-24, "jonas"), merged(72));

        assertThat(facts.stages().pickup()).isEqualTo(hours(0));
        assertThat(facts.stages().review()).isEqualTo(hours(72));
        assertThat(facts.oddities()).containsExactly(Oddity.ANSWER_BEFORE_OPENING);
    }

    @Test
    void doesNotCountAnAnswerAfterTheMerge() {
        var facts = factsOf(opened(0), merged(1), review(25, "jonas", Verdict.APPROVED));

        assertThat(facts.reviewing().reviewed()).isFalse();
        assertThat(facts.stages().pickup()).isEqualTo(Lapse.missing(Why.TOO_LATE));
        assertThat(facts.stages().review()).isEqualTo(Lapse.missing(Why.TOO_LATE));
        assertThat(facts.stages().landing()).isEqualTo(Lapse.missing(Why.TOO_LATE));
        assertThat(facts.stages().open()).isEqualTo(hours(1));
        assertThat(facts.oddities()).containsExactly(Oddity.ANSWER_AFTER_END);
    }

    @Test
    void takesNoCodingTimeFromACommitWrittenAfterTheOpening() {
        var facts = factsOf(opened(0), commit(3, "a1"), merged(5));

        assertThat(facts.stages().coding()).isEqualTo(hours(0));
        assertThat(facts.oddities()).containsExactly(Oddity.FIRST_COMMIT_AFTER_OPENING);
    }

    @Test
    void saysWhyAPartIsMissing() {
        var unreviewed = factsOf(opened(0), merged(5));
        var open = factsOf(opened(0));
        var givenUp = factsOf(opened(0), comment(1, "jonas"), new Closed(hour(5)));
        var draftMerged = factsOf(opened(0, Draft.YES), merged(5));

        assertThat(unreviewed.stages().pickup()).isEqualTo(Lapse.missing(Why.NEVER));
        assertThat(unreviewed.stages().coding()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
        assertThat(open.stages().pickup()).isEqualTo(Lapse.missing(Why.NOT_YET));
        assertThat(open.stages().open()).isEqualTo(Lapse.missing(Why.NOT_YET));
        assertThat(givenUp.stages().pickup()).isEqualTo(hours(1));
        assertThat(givenUp.stages().review()).isEqualTo(Lapse.missing(Why.GIVEN_UP));
        assertThat(draftMerged.stages().pickup()).isEqualTo(Lapse.missing(Why.NEVER_READY));
    }

    @Test
    void takesTwoAccountsOfOnePersonForOne() {
        var facts = factsOf(opened(0), review(2, "maya2", Verdict.APPROVED), merged(5));

        assertThat(facts.reviewing().reviewed()).isFalse();
        assertThat(facts.reviewing().answered()).isFalse();
    }

    @Test
    void passesOverAnAnswerWhoseAccountIsNotTold() {
        var facts = factsOf(opened(0), comment(2, ""), merged(5));

        assertThat(facts.reviewing().answered()).isFalse();
        assertThat(facts.oddities()).containsExactly(Oddity.ANSWER_BY_UNKNOWN);
    }

    @Test
    void countsBlockingReviewsOnceUntilCommitsCome() {
        var reviewing =
                factsOf(
                                opened(0),
                                review(1, "jonas", Verdict.CHANGES_REQUESTED),
                                review(2, "ines", Verdict.CHANGES_REQUESTED),
                                commit(3, "a1"),
                                review(4, "jonas", Verdict.CHANGES_REQUESTED),
                                new ForcePushed(hour(5), "a1", "b2"),
                                review(6, "ines", Verdict.APPROVED),
                                merged(7))
                        .reviewing();

        assertThat(reviewing.blocking()).isEqualTo(3);
        assertThat(reviewing.cycles()).isEqualTo(2);
    }

    @Test
    void keepsAVerdictThatALaterImportNoLongerTells() {
        var facts =
                factsOf(
                        opened(0),
                        new Reviewed(hour(2), "77", "jonas", Verdict.CHANGES_REQUESTED),
                        new Reviewed(hour(2), "77", "jonas", Verdict.NOT_TOLD),
                        new ReviewDismissed(hour(4), "77", ""),
                        merged(5));

        assertThat(facts.reviewing().blocking()).isEqualTo(1);
    }

    @Test
    void passesOverAnApprovalThatWasTakenBack() {
        var byId =
                factsOf(
                        opened(0),
                        new Reviewed(hour(1), "77", "jonas", Verdict.APPROVED),
                        new ReviewDismissed(hour(2), "77", ""),
                        review(4, "ines", Verdict.APPROVED),
                        merged(5));
        var afterwards =
                factsOf(
                        opened(0),
                        new Reviewed(hour(1), "77", "jonas", Verdict.APPROVED),
                        merged(5),
                        new ReviewDismissed(hour(6), "77", ""));
        var byReviewer =
                factsOf(
                        opened(0),
                        new Reviewed(hour(1), "77", "jonas", Verdict.APPROVED),
                        new ReviewDismissed(hour(2), "", "jonas"),
                        merged(5));

        assertThat(byId.stages().landing()).isEqualTo(hours(1));
        assertThat(byId.stages().rework()).isEqualTo(hours(3));
        assertThat(afterwards.stages().landing()).isEqualTo(hours(4));
        assertThat(byReviewer.stages().landing()).isEqualTo(Lapse.missing(Why.NEVER));
    }

    @Test
    void readsWhatOnlyARecordTells() {
        var size = new Size(19, 4, 2);
        var seen = new Seen(hour(8), Standing.MERGED, Draft.NO, "release/2", "d4", "e5", size);
        var facts = factsOf(opened(0, Draft.NOT_TOLD), seen);

        assertThat(facts.standing()).isEqualTo(Standing.MERGED);
        assertThat(facts.moments().merged()).isNull();
        assertThat(facts.stages().open()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
        assertThat(facts.size()).isEqualTo(size);
        assertThat(facts.origin().target()).isEqualTo("release/2");
        assertThat(facts.traces().merge()).containsExactly("e5");
        assertThat(facts.traces().heads()).containsExactly("d4");
        assertThat(facts.oddities()).containsExactly(Oddity.MERGE_DATE_NOT_TOLD);
    }

    @Test
    void ignoresTheTrialMergeOfAnOpenChange() {
        var facts =
                factsOf(
                        opened(0),
                        new Seen(hour(8), Standing.OPEN, Draft.NO, "main", "d4", "trial", null));

        assertThat(facts.traces().merge()).isEmpty();
    }

    @Test
    void keepsMergedWhatIsToldAsClosedToo() {
        var facts =
                factsOf(
                        opened(0),
                        new Merged(hour(5), "", "jonas"),
                        new Merged(hour(5), "m1", "jonas"),
                        new LandingNamed(hour(5), "n2"),
                        new Closed(hour(5)),
                        new Closed(hour(6)));

        assertThat(facts.standing()).isEqualTo(Standing.MERGED);
        assertThat(facts.moments().closed()).isNull();
        assertThat(facts.stages().open()).isEqualTo(hours(5));
        assertThat(facts.traces().merge()).containsExactly("m1");
        assertThat(facts.traces().named()).containsExactly("n2");
    }

    @Test
    void countsEachReopeningThatIsTold() {
        var inOneInstant =
                factsOf(opened(0), new Closed(hour(2)), new Reopened(hour(2)), merged(5));
        var closingNotTold = factsOf(opened(0), new Reopened(hour(2)));

        assertThat(inOneInstant.counts().reopened()).isEqualTo(1);
        assertThat(inOneInstant.stages().closed()).isEqualTo(hours(0));
        assertThat(closingNotTold.counts().reopened()).isEqualTo(1);
        assertThat(closingNotTold.oddities()).containsExactly(Oddity.CLOSING_NOT_TOLD);
    }

    @Test
    void completesAnOpeningThatWasToldTwice() {
        var facts =
                factsOf(
                        new Opened(hour(0), "", 0, "", "", "", Draft.NOT_TOLD),
                        new Opened(hour(1), "acme/harbor", 12, "robot", "b", "main", Draft.NO),
                        new TargetChanged(hour(2), "main", "release/2"));

        assertThat(facts.moments().opened()).isEqualTo(hour(0));
        assertThat(facts.origin())
                .isEqualTo(
                        new ChangeFacts.Origin("acme/harbor", 12, "robot", true, "b", "release/2"));
    }

    @Test
    void keepsAMergeDatedBeforeTheOpeningAndTakesNoTimeFromIt() {
        var facts = factsOf(opened(5), merged(0));

        assertThat(facts.isMerged()).isTrue();
        assertThat(facts.stages().open()).isEqualTo(Lapse.missing(Why.DATED_BACKWARDS));
        assertThat(facts.stages().pickup()).isEqualTo(Lapse.missing(Why.DATED_BACKWARDS));
        assertThat(facts.oddities()).containsExactly(Oddity.ENDED_BEFORE_OPENING);
    }

    @Test
    void knowsAChangeWhoseOpeningNobodyTold() {
        var facts = factsOf(review(2, "jonas", Verdict.APPROVED), merged(5));

        assertThat(facts.reviewing().reviewed()).isTrue();
        assertThat(facts.stages().landing()).isEqualTo(hours(3));
        assertThat(facts.stages().open()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
        assertThat(facts.oddities()).containsExactly(Oddity.OPENING_NOT_TOLD);
    }

    @Test
    void doesNotKnowAChangeByItsCommitsAlone() {
        var history = ChangeHistory.of("4711", List.of(commit(-3, "a1"), opened(0)));

        assertThat(ChangeFold.fold(history, ACCOUNTS, hour(-1))).isEmpty();
        assertThat(ChangeFold.foldAll(List.of(history), ACCOUNTS, hour(0))).hasSize(1);
    }

    @Test
    void keepsEachItemByItsMostTellingPlaceAndWhatTheChangeRepairs() {
        var facts =
                factsOf(
                        opened(0),
                        new ItemNamed(hour(0), "HARBOR-12", Place.COMMIT),
                        new ItemNamed(hour(0), "HARBOR-12", Place.TITLE),
                        new Declared(hour(0), Repair.REVERT, "a1"));

        assertThat(facts.items()).containsExactly(new NamedItem("HARBOR-12", Place.TITLE));
        assertThat(facts.repairs()).containsExactly(new DeclaredRepair(Repair.REVERT, "a1"));
    }

    private static Lapse hours(long hours) {
        return Lapse.of(Duration.ofHours(hours));
    }
}
