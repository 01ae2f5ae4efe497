package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Decision.Extent;
import dev.quarterdeck.engine.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The cases in which "a manager sees it" is not enough of a rule.
class PolicyHardCasesTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final UUID HARBOUR = new UUID(5, 1);

    private static final PersonId DIRECTOR = person(1);
    private static final PersonId OLD_MANAGER = person(2);
    private static final PersonId NEW_MANAGER = person(3);
    private static final PersonId REPORT = person(4);
    private static final PersonId PEER = person(5);
    private static final PersonId PARTNER = person(6);

    private final AccessGround.TurnedClock clock = new AccessGround.TurnedClock();
    private final List<Line> lines = new ArrayList<>();
    private final List<Belonging> belongings = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();

    @Test
    void afterAReorganisationTheNewManagerSeesFinalReviewsButNotTheOldOnesDraft() {
        reorganisedInMarch();

        assertThat(see(NEW_MANAGER, review("final", OLD_MANAGER)).reason())
                .isEqualTo("you are their manager since 2 March 2026");
        assertThat(see(NEW_MANAGER, draft(OLD_MANAGER)).reason())
                .isEqualTo("only the manager who writes a draft sees it");
        assertThat(see(NEW_MANAGER, draft(NEW_MANAGER)).isAllowed()).isTrue();
    }

    @Test
    void aFormerManagerKeepsNothingNotEvenTheirOwnDraft() {
        reorganisedInMarch();

        assertThat(see(OLD_MANAGER, draft(OLD_MANAGER)).reason())
                .startsWith("you managed them until 2 March 2026; ");
        assertThat(seesAnything(OLD_MANAGER, REPORT)).isFalse();
    }

    @Test
    void aPlannedReorganisationChangesNothingBeforeItsDay() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, new DateRange(JANUARY, JULY));
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JULY));

        assertThat(see(NEW_MANAGER, leave()).isAllowed()).isFalse();
        clock.turnTo(JULY);
        assertThat(see(NEW_MANAGER, leave()).isAllowed()).isTrue();
        assertThat(see(OLD_MANAGER, leave()).isAllowed()).isFalse();
    }

    @Test
    void aLeaversManagerSeesNothingFromTheDayOn() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, new DateRange(JANUARY, MARCH));

        assertThat(seesAnything(OLD_MANAGER, REPORT)).isFalse();
        clock.turnTo(MARCH.minusDays(1));
        assertThat(see(OLD_MANAGER, leave()).isAllowed()).isTrue();
    }

    @Test
    void aManagerWhoBecomesAPeerSeesWhatPeersSee() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, new DateRange(JANUARY, MARCH));
        line(REPORT, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(MARCH));
        line(OLD_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));

        assertThat(seesAnything(OLD_MANAGER, REPORT)).isFalse();
        assertThat(extent(see(OLD_MANAGER, profile()))).isEqualTo(Extent.LIMITED);
    }

    @Test
    void whoStandsInManagesForThatTimeOnly() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        line(REPORT, NEW_MANAGER, Line.Kind.INTERIM, new DateRange(MARCH, JULY));

        assertThat(see(NEW_MANAGER, leave()).reason())
                .isEqualTo("you stand in as their manager since 2 March 2026 until 1 July 2026");
        clock.turnTo(JULY);
        assertThat(seesAnything(NEW_MANAGER, REPORT)).isFalse();
    }

    @Test
    void aDottedLineOpensNothingConfidential() {
        line(REPORT, NEW_MANAGER, Line.Kind.DOTTED, DateRange.since(JANUARY));
        line(NEW_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));

        assertThat(seesAnything(NEW_MANAGER, REPORT)).isFalse();
        assertThat(seesAnything(DIRECTOR, REPORT)).isFalse();
    }

    @Test
    void anHrPartnerInTheirOwnPopulationSeesNeitherThemselvesNorThoseAboveThem() {
        line(PARTNER, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        line(NEW_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        for (var one : List.of(PARTNER, NEW_MANAGER, DIRECTOR, REPORT)) {
            belongings.add(new Belonging(one, HARBOUR, DateRange.since(JANUARY)));
        }
        duty(PARTNER, Duty.HR_PARTNER, new GrantScope.Team(HARBOUR, "Harbour"));

        assertThat(see(PARTNER, review("final", OLD_MANAGER)).reason())
                .isEqualTo(
                        "you hold the duty HR partner for team Harbour until 1 July 2026:"
                                + " annual review");
        assertThat(see(PARTNER, about(FieldClass.REVIEW_FINAL, PARTNER, "final")).isAllowed())
                .isFalse();
        assertThat(see(PARTNER, about(FieldClass.REVIEW_FINAL, DIRECTOR, "final")).reason())
                .endsWith("they manage you, so a duty opens nothing");
        assertThat(see(PARTNER, about(FieldClass.CONCERN, NEW_MANAGER, "open")).isAllowed())
                .isFalse();
    }

    @Test
    void aDutyOverATeamReachesOnlyItsMembersOfToday() {
        belongings.add(new Belonging(REPORT, HARBOUR, new DateRange(JANUARY, MARCH)));
        duty(PARTNER, Duty.HR_PARTNER, new GrantScope.Team(HARBOUR, "Harbour"));

        assertThat(see(PARTNER, leave()).isAllowed()).isFalse();
    }

    @Test
    void aDirectorReadsTheirOwnReviewOnlyOnceItIsShared() {
        duty(DIRECTOR, Duty.DIRECTOR, new GrantScope.Everything());

        assertThat(see(DIRECTOR, about(FieldClass.REVIEW_FINAL, DIRECTOR, "final")).isAllowed())
                .isFalse();
        assertThat(see(DIRECTOR, about(FieldClass.REVIEW_FINAL, DIRECTOR, "shared")).reason())
                .isEqualTo("this is you");
    }

    @Test
    void aTeamOfOneShowsItsMemberToNobodyElse() {
        belongings.add(new Belonging(REPORT, HARBOUR, DateRange.since(JANUARY)));

        assertThat(seesAnything(PEER, REPORT)).isFalse();
        assertThat(seesAnything(OLD_MANAGER, REPORT)).isFalse();
    }

    @Test
    void afterAReHireTheOldManagerSeesNothingOfTheNewPeriod() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, new DateRange(JANUARY, MARCH));
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(APRIL));

        assertThat(seesAnything(OLD_MANAGER, REPORT)).isFalse();
        assertThat(see(NEW_MANAGER, leave()).reason())
                .isEqualTo("you are their manager since 1 April 2026");
    }

    @Test
    void feedbackFromBelowIsNotReadByTheManagerItIsAbout() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        line(OLD_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        duty(OLD_MANAGER, Duty.HR_PARTNER, new GrantScope.Everything());
        var feedback = new ProtectedRecord(FieldClass.PEER_FEEDBACK, OLD_MANAGER, REPORT, "upward");

        assertThat(see(OLD_MANAGER, feedback).reason())
                .isEqualTo("feedback from below is not seen by the manager it is about");
        assertThat(see(DIRECTOR, feedback).isAllowed()).isTrue();
        assertThat(see(REPORT, feedback).reason()).isEqualTo("you are the author");
    }

    @Test
    void managingSomebodyDoesNotOpenTheirPay() {
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        line(NEW_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        var pay = ProtectedRecord.about(FieldClass.COMPENSATION, REPORT);

        assertThat(see(NEW_MANAGER, pay).reason())
                .isEqualTo("pay needs a grant for this person; managing them opens none");
        assertThat(see(DIRECTOR, pay).isAllowed()).isFalse();
        grants.add(reader(NEW_MANAGER, REPORT));
        assertThat(extent(see(NEW_MANAGER, pay))).isEqualTo(Extent.LIMITED);
        assertThat(see(NEW_MANAGER, pay).reason())
                .contains("and hold a grant for it: annual review");
        assertThat(see(DIRECTOR, pay).isAllowed()).isFalse();
    }

    @Test
    void aGrantForPayOpensNothingToAFormerManager() {
        reorganisedInMarch();
        grants.add(reader(OLD_MANAGER, REPORT));

        var pay = ProtectedRecord.about(FieldClass.COMPENSATION, REPORT);
        assertThat(see(OLD_MANAGER, pay).isAllowed()).isFalse();
    }

    @Test
    void anInternalCandidateNeverSeesTheirOwnFileEvenOnThePanel() {
        var file =
                new ProtectedRecord(
                        FieldClass.CANDIDATE, REPORT, null, "scored", Set.of(REPORT, PEER));

        assertThat(see(REPORT, file).isAllowed()).isFalse();
        assertThat(see(PEER, file).reason()).isEqualTo("you take part");
    }

    @Test
    void sharedNotesAreSeenByThePairAlone() {
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        line(NEW_MANAGER, DIRECTOR, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        var notes =
                new ProtectedRecord(
                        FieldClass.ONE_ON_ONE_NOTES,
                        REPORT,
                        OLD_MANAGER,
                        "any",
                        Set.of(REPORT, OLD_MANAGER));

        assertThat(see(REPORT, notes).isAllowed()).isTrue();
        assertThat(see(NEW_MANAGER, notes).isAllowed()).isFalse();
        assertThat(see(DIRECTOR, notes).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Duty.class)
    void noDutyOpensPrivateNotesOrSomebodyElsesActivity(Duty duty) {
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        duty(NEW_MANAGER, duty, new GrantScope.Everything());
        var notes = new ProtectedRecord(FieldClass.PRIVATE_NOTES, REPORT, OLD_MANAGER, "any");

        assertThat(see(NEW_MANAGER, notes).reason())
                .isEqualTo("only the author sees private notes");
        var activity = ProtectedRecord.about(FieldClass.OWN_ACTIVITY, REPORT);
        assertThat(see(NEW_MANAGER, activity).isAllowed()).isFalse();
    }

    @Test
    void aTokenOpensNoMoreThanItsScopes() {
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(JANUARY));
        var token = new Viewer(user(NEW_MANAGER), "token", NEW_MANAGER, Set.of(Scope.IMPORT));

        assertThat(policy().may(token, Action.SEE, leave()).reason())
                .isEqualTo("this token lacks the scope read");
        assertThat(policy().may(token, Action.CHANGE, leave()).isAllowed()).isTrue();
    }

    @Test
    void aStateWithoutARowIsRefused() {
        var odd = new ProtectedRecord(FieldClass.LEAVE, REPORT, null, "odd");

        assertThat(see(REPORT, odd).reason())
                .isEqualTo("no rule lets anybody see leave in the state odd");
    }

    @Test
    void anAdministratorOverEverythingStillSeesNoLeave() {
        duty(PEER, Duty.ADMINISTRATOR, new GrantScope.Everything());

        assertThat(see(PEER, leave()).isAllowed()).isFalse();
        assertThat(see(PEER, ProtectedRecord.of(FieldClass.USERS)).isAllowed()).isTrue();
    }

    @Test
    void aDutyOverATeamOpensNothingOfTheProgram() {
        duty(PEER, Duty.HR_PARTNER, new GrantScope.Team(HARBOUR, "Harbour"));
        var organization = ProtectedRecord.of(FieldClass.ORGANIZATION);

        assertThat(policy().may(viewer(PEER), Action.CHANGE, organization).isAllowed()).isFalse();
    }

    @Test
    void ownSessionsNeedNoPersonBehindTheUser() {
        var service = new Viewer(new UUID(9, 9), "robot", null, EnumSet.allOf(Scope.class));

        assertThat(
                        policy().may(
                                        service,
                                        Action.SEE,
                                        ProtectedRecord.of(FieldClass.OWN_SESSIONS))
                                .isAllowed())
                .isTrue();
        assertThat(policy().may(service, Action.SEE, leave()).isAllowed()).isFalse();
    }

    @Test
    void theConsoleAdministersButReadsNothingConfidential() {
        var console = Viewer.console();

        assertThat(
                        policy().may(console, Action.CHANGE, ProtectedRecord.of(FieldClass.GRANTS))
                                .isAllowed())
                .isTrue();
        assertThat(policy().may(console, Action.SEE, leave()).isAllowed()).isFalse();
    }

    private boolean seesAnything(PersonId viewer, PersonId subject) {
        return Matrix.load().rows().stream()
                .filter(ClassRule::isConfidential)
                .map(row -> new ProtectedRecord(row.fieldClass(), subject, person(9), row.state()))
                .anyMatch(record -> see(viewer, record).isAllowed());
    }

    private void reorganisedInMarch() {
        line(REPORT, OLD_MANAGER, Line.Kind.PRIMARY, new DateRange(JANUARY, MARCH));
        line(REPORT, NEW_MANAGER, Line.Kind.PRIMARY, DateRange.since(MARCH));
    }

    private void line(PersonId subject, PersonId manager, Line.Kind kind, DateRange range) {
        lines.add(new Line(subject, manager, kind, range));
    }

    private void duty(PersonId holder, Duty duty, GrantScope scope) {
        grants.add(grant(holder, duty, null, scope));
    }

    private static Grant reader(PersonId holder, PersonId about) {
        var scope = new GrantScope.Person(about);
        return grant(holder, Duty.RECORD_READER, FieldClass.COMPENSATION, scope);
    }

    private static Grant grant(
            PersonId holder, Duty duty, FieldClass fieldClass, GrantScope scope) {
        return new Grant(
                UUID.randomUUID(),
                user(holder),
                duty,
                fieldClass,
                scope,
                "annual review",
                new DateRange(JANUARY, JULY),
                new UUID(0, 1),
                Instant.EPOCH,
                null);
    }

    private Decision see(PersonId viewer, ProtectedRecord record) {
        return policy().may(viewer(viewer), Action.SEE, record);
    }

    private Policy policy() {
        var index =
                RelationIndex.of(
                        1,
                        new Closure(Relations.links(lines), "person").all(),
                        Relations.members(Relations.memberships(belongings), List.of()),
                        grants);
        return new Policy(Matrix.load(), () -> index, clock);
    }

    private static Extent extent(Decision decision) {
        return ((Decision.Allow) decision).extent();
    }

    private static ProtectedRecord leave() {
        return ProtectedRecord.about(FieldClass.LEAVE, REPORT);
    }

    private static ProtectedRecord profile() {
        return ProtectedRecord.about(FieldClass.PROFILE, REPORT);
    }

    private static ProtectedRecord review(String state, PersonId author) {
        return new ProtectedRecord(FieldClass.REVIEW_FINAL, REPORT, author, state);
    }

    private static ProtectedRecord draft(PersonId author) {
        return new ProtectedRecord(FieldClass.REVIEW_IN_PROGRESS, REPORT, author, "draft");
    }

    private static ProtectedRecord about(FieldClass fieldClass, PersonId subject, String state) {
        return new ProtectedRecord(fieldClass, subject, null, state);
    }

    private static Viewer viewer(PersonId person) {
        return new Viewer(user(person), "a user", person, EnumSet.allOf(Scope.class));
    }

    private static UUID user(PersonId person) {
        return new UUID(7, person.value().getLeastSignificantBits());
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(0, number));
    }
}
