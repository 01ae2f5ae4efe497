package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Agreement.End;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what teams agreed on, and tell week by week whether they keep to it.
///
/// Everybody who is signed in reads; a team's head, those above and administrators decide.
public final class Agreements {

    private static final int MOST = 20;
    private static final int LEAST_WEEKS = 26;
    private static final int MOST_WEEKS = 104;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final Deciding deciding;
    private final WeeklyNumbers numbers;
    private final Checks checks;

    Agreements(
            Database database,
            Audit audit,
            Clock clock,
            Deciding deciding,
            WeeklyNumbers numbers,
            Checks checks) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.deciding = deciding;
        this.numbers = numbers;
        this.checks = checks;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Agreements at(Clock moment) {
        return new Agreements(database, audit, moment, deciding, numbers, checks);
    }

    /// Lists what a team agreed on, as it stood at the end of a day, with its weeks up to then.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<AgreementCourse> of(Viewer viewer, UUID team, LocalDate asOf) {
        deciding.requireSeen(viewer);
        var then = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var all =
                database.viewing(
                        viewer.viewpoint(today()), sql -> AgreementStore.of(sql, team, then));
        return all.stream().map(one -> course(viewer, one, asOf)).toList();
    }

    private AgreementCourse course(Viewer viewer, Agreement one, LocalDate asOf) {
        var end = one.end();
        var last = end == null || end.until().isAfter(asOf) ? asOf : end.until();
        var monday = Question.monday(last);
        var first = Question.monday(one.terms().from());
        var least = monday.minusWeeks(LEAST_WEEKS - 1L);
        var most = monday.minusWeeks(MOST_WEEKS - 1L);
        var from = first.isAfter(least) ? least : first.isBefore(most) ? most : first;
        var asked = new WeeklyNumbers.Asked(viewer, one.team(), one.terms().measure(), asOf);
        var weeks = numbers.weeks(asked, from, last);
        return weeks.stream().allMatch(MeasuredWeek::hidden)
                ? AgreementCourse.hidden(one, WeeklyNumbers.HIDDEN)
                : AgreementCourse.of(one, weeks);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Returns why the viewer may not decide for a team, empty when they may.
    public Optional<String> refusal(Viewer viewer, UUID team) {
        return deciding.refusal(viewer, team);
    }

    /// Keeps what a team agreed on.
    ///
    /// @throws Refusal when the viewer may not decide for the team, it could not be measured, or it
    ///     is agreed already
    public Agreement agree(Viewer viewer, UUID team, Terms terms) {
        deciding.require(viewer, team);
        checks.agreement(terms, today());
        var made =
                new Agreement(Ids.next(clock), team, terms, viewer.label(), clock.instant(), null);
        database.keep(
                sql -> {
                    AgreementStore.hold(sql);
                    requireNew(AgreementStore.of(sql, team, AgreementStore.ALWAYS), terms);
                    AgreementStore.insert(sql, made);
                    note(sql, viewer, "agreement.agree", made.id());
                });
        return made;
    }

    private static void requireNew(List<Agreement> all, Terms terms) {
        var standing = all.stream().filter(one -> one.end() == null).toList();
        if (standing.size() >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "A team keeps to %d agreements at most.".formatted(MOST),
                    "Maybe end one first.");
        }
        if (standing.stream()
                .anyMatch(
                        one ->
                                one.terms().measure().equals(terms.measure())
                                        && one.terms().bound() == terms.bound())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The team has an agreement on this number (%s) already."
                            .formatted(terms.measure().metric()),
                    "Maybe end that one first.");
        }
    }

    private void note(JdbcClient sql, Viewer viewer, String action, UUID agreement) {
        audit.append(
                sql,
                AuditEntry.of(
                        viewer,
                        action,
                        FieldClass.TEAM_AGREEMENTS,
                        List.of(),
                        "agreement " + agreement));
    }

    /// Ends an agreement: from a day on it no longer holds.
    ///
    /// @param until the first day on which it no longer holds
    /// @throws Refusal when the viewer may not, there is no such agreement, or it has an end
    public Agreement end(Viewer viewer, UUID agreement, LocalDate until) {
        return change(
                viewer,
                agreement,
                "agreement.end",
                found -> {
                    var from = found.terms().from();
                    var end = found.end();
                    if (end != null) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "The agreement ended on %s already.".formatted(end.until()),
                                "Maybe undo that end first.");
                    }
                    if (!until.isAfter(from) || until.isAfter(today().plusYears(1))) {
                        throw new Refusal(
                                        "The end (%s) must be after the first day (%s), and within a year."
                                                .formatted(until, from),
                                        "Maybe %s.".formatted(today()))
                                .about("until");
                    }
                    return step(viewer, found, Step.ENDED, Optional.of(until));
                });
    }

    /// Takes the last step back: its end where it has one, else the agreement itself.
    ///
    /// @throws Refusal when the viewer may not, or there is no such agreement
    public void undo(Viewer viewer, UUID agreement) {
        change(
                viewer,
                agreement,
                "agreement.undo",
                found ->
                        step(
                                viewer,
                                found,
                                found.end() == null ? Step.TAKEN_BACK : Step.RESUMED,
                                Optional.empty()));
    }

    private Step<End> step(Viewer viewer, Agreement of, String kind, Optional<LocalDate> until) {
        var at = clock.instant();
        return new Step<>(
                Ids.next(clock),
                of.id(),
                kind,
                viewer.label(),
                at,
                until.map(day -> new End(day, viewer.label(), at)));
    }

    private Agreement change(
            Viewer viewer, UUID agreement, String action, Function<Agreement, Step<End>> decide) {
        deciding.require(viewer, database.keeping(sql -> standing(sql, agreement)).team());
        return database.keeping(
                sql -> {
                    AgreementStore.hold(sql);
                    var found = standing(sql, agreement);
                    AgreementStore.insert(sql, decide.apply(found));
                    note(sql, viewer, action, agreement);
                    return AgreementStore.find(sql, agreement).orElse(found);
                });
    }

    private static Agreement standing(JdbcClient sql, UUID agreement) {
        return AgreementStore.find(sql, agreement).orElseThrow(() -> unknown(agreement));
    }

    private static Refusal unknown(UUID agreement) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no agreement (%s), or it was taken back.".formatted(agreement),
                "Maybe list those of the team.");
    }
}
