package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Agreement.End;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Ledger.Signed;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what teams agreed on, and tell week by week whether they keep to it.
///
/// Everybody who is signed in reads; a team's head, those above and administrators decide.
public final class Agreements {

    private static final int MOST = 20;
    private static final int LEAST_WEEKS = 26;
    private static final int MOST_WEEKS = 104;

    private final Ledger<Agreement> ledger;
    private final WeeklyNumbers numbers;
    private final Checks checks;

    Agreements(Ledger<Agreement> ledger, WeeklyNumbers numbers, Checks checks) {
        this.ledger = ledger;
        this.numbers = numbers;
        this.checks = checks;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Agreements at(Clock moment) {
        return new Agreements(ledger.at(moment), numbers, checks);
    }

    /// Lists what a team agreed on, as it stood at the end of a day, with its weeks up to then.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<AgreementCourse> of(Viewer viewer, UUID team, LocalDate asOf) {
        return ledger.of(viewer, team, asOf).stream()
                .map(one -> course(viewer, one, asOf))
                .toList();
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

    /// Returns why the viewer may not decide for a team, empty when they may.
    public Optional<String> refusal(Viewer viewer, UUID team) {
        return ledger.deciding().refusal(viewer, team);
    }

    /// Keeps what a team agreed on.
    ///
    /// @throws Refusal when the viewer may not decide for the team, it could not be measured, or it
    ///     is agreed already
    public Agreement agree(Viewer viewer, UUID team, Terms terms) {
        ledger.deciding().require(viewer, team);
        checks.agreement(terms, ledger.today());
        var made = new Agreement(ledger.next(), team, terms, viewer.label(), ledger.now(), null);
        ledger.begin(
                viewer,
                "agree",
                made.id(),
                sql -> {
                    requireNew(ledger.store().of(sql, team, TeamStore.ALWAYS), terms);
                    AgreementStore.insert(sql, made);
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

    /// Ends an agreement: from a day on it no longer holds.
    ///
    /// @param until the first day on which it no longer holds
    /// @throws Refusal when the viewer may not, there is no such agreement, or it has an end
    public Agreement end(Viewer viewer, UUID agreement, LocalDate until) {
        return ledger.change(
                viewer,
                agreement,
                "end",
                (sql, found) -> {
                    requireEnd(found, until);
                    var signed = ledger.signed(viewer);
                    var end = new End(until, signed.by(), signed.at());
                    return stepped(sql, signed, found, Step.ENDED, Optional.of(end));
                });
    }

    private void requireEnd(Agreement found, LocalDate until) {
        var from = found.terms().from();
        var end = found.end();
        var today = ledger.today();
        if (end != null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The agreement ended on %s already.".formatted(end.until()),
                    "Maybe undo that end first.");
        }
        if (!until.isAfter(from) || until.isAfter(today.plusYears(1))) {
            throw new Refusal(
                            "The end (%s) must be after the first day (%s), and within a year."
                                    .formatted(until, from),
                            "Maybe %s.".formatted(today))
                    .about("until");
        }
    }

    /// Takes the last step back: its end where it has one, else the agreement itself.
    ///
    /// @throws Refusal when the viewer may not, or there is no such agreement
    public void undo(Viewer viewer, UUID agreement) {
        ledger.change(
                viewer,
                agreement,
                "undo",
                (sql, found) ->
                        stepped(
                                sql,
                                ledger.signed(viewer),
                                found,
                                found.end() == null ? Step.TAKEN_BACK : Step.RESUMED,
                                Optional.empty()));
    }

    private Agreement stepped(
            JdbcClient sql, Signed signed, Agreement of, String kind, Optional<End> end) {
        AgreementStore.insert(sql, ledger.step(signed, of.id(), kind, end));
        return new Agreement(of.id(), of.team(), of.terms(), of.by(), of.at(), end.orElse(null));
    }
}
