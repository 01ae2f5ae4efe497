package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells who works where, for whom, on any day; and hears what is new about it.
///
/// Every way in makes the same statements (REST, provisioning, files), so all obey the same rules:
/// one primary manager a day, no circle of managers, shares of at most 100 %.
public final class Organization {

    private final Database database;
    private final Policy policy;
    private final OrganizationLedger ledger;
    private final Clock clock;
    private final OrganizationStore store = new OrganizationStore();
    private final DayViews days = new DayViews(store);

    Organization(Database database, Policy policy, OrganizationLedger ledger, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Returns today, by the program's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// Returns the organisation of a day, past, present or planned, as far as the viewer may see.
    ///
    /// Of people whose whole profile is not theirs to see there are name, team and work address.
    ///
    /// @throws Refusal of kind FORBIDDEN, also for a planned day to who has no part in planning
    public OrganizationDay asOf(Viewer viewer, LocalDate day) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.ORGANIZATION));
        requireDay(viewer, day);
        var whole = viewing(viewer, sql -> days.of(sql, day));
        return new ProfileRights(policy, viewer).cut(whole);
    }

    /// Counts the changes of the organisation: who kept something made of it may go on showing it
    /// while the count stays the same.
    ///
    /// @return -1 for a viewer who may not see the organisation
    public long edition(Viewer viewer) {
        return viewing(viewer, sql -> store.edition(sql).orElse(-1L));
    }

    /// Lists the days from which on other people are here, other teams, or others in them: from one
    /// of them to the next all that stays the same.
    ///
    /// @return nothing for a viewer who may not see the organisation
    public NavigableSet<LocalDate> turns(Viewer viewer) {
        return viewing(viewer, OrganizationStore::turns);
    }

    /// Demands that the viewer may look at that day: a day to come is shown to those who keep the
    /// organisation, who manage somebody, or who have a duty over somebody.
    void requireDay(Viewer viewer, LocalDate day) {
        if (day.isAfter(today()) && !seesPlannedDays(viewer)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "planned-day",
                    "You may not see what is planned for (%s): only people who manage somebody, have a duty over somebody or keep the organisation do."
                            .formatted(day),
                    "Maybe today or an earlier day.");
        }
    }

    /// Answers whether the viewer may look at days to come.
    boolean seesPlannedDays(Viewer viewer) {
        var rights = new ProfileRights(policy, viewer);
        return rights.keepsOrganization()
                || viewing(viewer, sql -> store.idsAfter(sql, "", Integer.MAX_VALUE)).stream()
                        .map(PersonId::new)
                        .anyMatch(rights::plansFor);
    }

    /// Finds a person with everything the viewer may see of them.
    public Optional<Person> person(Viewer viewer, PersonId id) {
        return persons(viewer, List.of(id)).stream().findFirst();
    }

    /// Finds a person by employee number, without regard to case.
    public Optional<Person> person(Viewer viewer, String number) {
        return viewing(viewer, sql -> store.idOfNumber(sql, number))
                .flatMap(id -> person(viewer, id));
    }

    /// Finds the persons who have a work address today, or will have it, or had it last.
    public List<Person> personsByAddress(Viewer viewer, String address) {
        return persons(viewer, viewing(viewer, sql -> store.idsOfAddress(sql, address)));
    }

    /// Reads persons with everything the viewer may see of them; unknown ones are left out.
    public List<Person> persons(Viewer viewer, Collection<PersonId> ids) {
        var values = ids.stream().map(PersonId::value).toList();
        return views(viewing(viewer, sql -> store.of(sql, values)));
    }

    /// Reads a page of all persons ever known, by employee number.
    ///
    /// @param after the number after which the page begins, or the empty text
    /// @param limit how many at most
    public List<Person> personsAfter(Viewer viewer, String after, int limit) {
        return views(viewing(viewer, sql -> store.of(sql, store.idsAfter(sql, after, limit))));
    }

    private static List<Person> views(OrganizationTimeline timeline) {
        return timeline.persons().stream()
                .map(
                        one ->
                                new Person(
                                        one.id(),
                                        one.number(),
                                        one.version(),
                                        timeline.rowsOf(one.id())))
                .sorted(java.util.Comparator.comparing(Person::number))
                .toList();
    }

    private <T> T viewing(Viewer viewer, Function<JdbcClient, T> work) {
        return database.viewing(viewer.viewpoint(today()), work);
    }

    /// Hears statements, all or none, and keeps what they change with its audit entries.
    ///
    /// Joins the caller's transaction, when there is one.
    ///
    /// @return what changed; empty when all of it was known
    /// @throws Refusal when the viewer may not, or a rule is broken
    public OrganizationDiff change(Viewer viewer, List<Statement> statements) {
        return change(viewer, statements, before -> {});
    }

    /// Hears statements about a person whose present version the caller approves of.
    ///
    /// @param approves is handed the version inside the transaction, and throws to refuse
    /// @throws Refusal when the viewer may not, or a rule is broken
    public OrganizationDiff change(
            Viewer viewer, PersonId person, LongConsumer approves, List<Statement> statements) {
        return change(
                viewer,
                statements,
                before ->
                        before.person(person)
                                .map(Entity.PersonEntity::version)
                                .ifPresent(approves::accept));
    }

    /// Hears statements about a team whose present version the caller approves of.
    ///
    /// @param approves is handed the version inside the transaction, and throws to refuse
    /// @throws Refusal when the viewer may not, or a rule is broken
    public OrganizationDiff changeTeam(
            Viewer viewer, UUID team, LongConsumer approves, List<Statement> statements) {
        return change(
                viewer,
                statements,
                before ->
                        before.team(team)
                                .map(Entity.TeamEntity::version)
                                .ifPresent(approves::accept));
    }

    private OrganizationDiff change(
            Viewer viewer, List<Statement> statements, Consumer<OrganizationTimeline> check) {
        var outcome = inTurn(sql -> hear(sql, viewer, statements, check));
        if (outcome.unseen() != null) {
            throw outcome.unseen();
        }
        refuse(outcome.diff());
        return outcome.diff();
    }

    /// @param unseen what to tell instead of a refusal that would show what the viewer may not see
    private record Outcome(OrganizationDiff diff, @Nullable Refusal unseen) {}

    private Outcome hear(
            JdbcClient sql,
            Viewer viewer,
            List<Statement> statements,
            Consumer<OrganizationTimeline> check) {
        store.lock(sql);
        var before = around(sql, statements);
        check.accept(before);
        ledger.requireAll(viewer, before, statements);
        var row = new IncomingRow("request", 1, statements);
        var diff = before.compare(List.of(row), () -> Ids.next(clock));
        if (!diff.refused().isEmpty()) {
            return new Outcome(diff, ledger.refuseUnseen(sql, viewer, before, statements));
        }
        ledger.keep(sql, viewer, before, diff);
        return new Outcome(diff, null);
    }

    /// Works in one transaction that changes the organisation, when it is the caller's turn.
    ///
    /// Whoever calls `change` and writes rows of their own besides calls it inside of this.
    ///
    /// @throws Refusal when somebody else takes too long
    public <T> T inTurn(Function<JdbcClient, T> work) {
        return ledger.turns().soon(() -> database.keeping(work));
    }

    private OrganizationTimeline around(JdbcClient sql, List<Statement> statements) {
        Set<String> numbers = new LinkedHashSet<>();
        boolean accounts = false;
        for (var statement : statements) {
            switch (statement) {
                case Statement.PersonState state -> addManager(numbers, state.values().manager());
                case Statement.LineStated line -> numbers.add(line.manager());
                case Statement.AccountLinked _, Statement.AccountStated _ -> accounts = true;
                default -> {}
            }
            if (statement instanceof Statement.OfPerson of) {
                numbers.add(of.number());
            }
        }
        return accounts ? store.withAccounts(sql, numbers, statements) : store.around(sql, numbers);
    }

    private static void addManager(Set<String> numbers, @Nullable String manager) {
        if (manager != null) {
            numbers.add(manager);
        }
    }

    private static void refuse(OrganizationDiff diff) {
        diff.refused().stream()
                .findFirst()
                .ifPresent(
                        row -> {
                            throw new Refusal(row.rule(), row.maybe());
                        });
    }
}
