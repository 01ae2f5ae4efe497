package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.resources.User;
import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.Person;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Turns what an identity provider says into statements about the organisation, from today on.
final class Provisioning {

    private final Database database;
    private final Organization organization;
    private final Policy policy;
    private final Clock clock;

    Provisioning(Database database, Organization organization, Policy policy, Clock clock) {
        this.database = database;
        this.organization = organization;
        this.policy = policy;
        this.clock = clock;
    }

    /// Users, and how many there are in all.
    record Found(List<User> users, int total) {}

    /// Refuses whoever may not provision; reading is for those alone who may change.
    void require(Viewer viewer) {
        if (!viewer.scopes().contains(Scope.PROVISION)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "Provisioning needs a token with the scope PROVISION.",
                    "Maybe make one for the identity provider.");
        }
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.ORGANIZATION));
    }

    /// Finds a user that the provider has not removed.
    Optional<User> user(Viewer viewer, PersonId id) {
        require(viewer);
        var row = reading(viewer, sql -> ScimStore.of(sql, id.value())).orElse(null);
        if (row != null && row.removed() != null) {
            return Optional.empty();
        }
        return organization.person(viewer, id).map(person -> shown(viewer, person, row));
    }

    private <T> T reading(Viewer viewer, java.util.function.Function<JdbcClient, T> work) {
        return database.viewing(viewer.viewpoint(organization.today()), work);
    }

    private User shown(Viewer viewer, Person person, @Nullable ScimRow row) {
        var manager = person.managerOn(organization.today()).orElse(null);
        return ScimView.of(person, row, manager, organization.today());
    }

    /// Finds the user that a filter names, also one that came by another way than this.
    Found find(Viewer viewer, ScimQuestion question) {
        require(viewer);
        var users = candidates(viewer, question).flatMap(id -> user(viewer, id)).stream().toList();
        return new Found(users, users.size());
    }

    private Optional<PersonId> candidates(Viewer viewer, ScimQuestion question) {
        var value = question.value();
        return switch (question.kind()) {
            case USER_NAME ->
                    reading(viewer, sql -> ScimStore.named(sql, value))
                            .map(row -> new PersonId(row.person()))
                            .or(() -> addressed(viewer, value))
                            .or(() -> numbered(viewer, value));
            case EXTERNAL_ID ->
                    reading(viewer, sql -> ScimStore.external(sql, value))
                            .map(row -> new PersonId(row.person()));
            case EMPLOYEE_NUMBER -> numbered(viewer, value);
            case ADDRESS -> addressed(viewer, value);
            case ID -> identified(value);
        };
    }

    /// Somebody whom the provider calls otherwise is not meant.
    private Optional<PersonId> addressed(Viewer viewer, String address) {
        var found = organization.personsByAddress(viewer, address);
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    private Optional<PersonId> numbered(Viewer viewer, String number) {
        return organization.person(viewer, number).map(Person::id);
    }

    /// Reads an id; what is none names nobody.
    static Optional<PersonId> identified(String id) {
        try {
            return Optional.of(new PersonId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Reads a page of all users, by employee number.
    ///
    /// @param start the first one, counted from 1
    Found page(Viewer viewer, long start, int count) {
        require(viewer);
        int total = reading(viewer, ScimStore::count);
        if (count <= 0 || start > total) {
            return new Found(List.of(), total);
        }
        var rows = reading(viewer, sql -> ScimStore.page(sql, start - 1, count));
        var persons = new HashMap<UUID, Person>();
        organization
                .persons(viewer, rows.stream().map(row -> new PersonId(row.person())).toList())
                .forEach(person -> persons.put(person.id().value(), person));
        var users =
                rows.stream()
                        .filter(row -> persons.containsKey(row.person()))
                        .map(
                                row ->
                                        shown(
                                                viewer,
                                                java.util.Objects.requireNonNull(
                                                        persons.get(row.person())),
                                                row.row()))
                        .toList();
        return new Found(users, total);
    }

    /// Takes a person up, or back, or from another way in with the same employee number.
    User create(Viewer viewer, User user) {
        require(viewer);
        var names = ScimNames.of(user);
        if (!user.isActive().orElse(true)) {
            throw new Refusal(
                    "The user (%s) must be active when it is created.".formatted(names.userName()),
                    "Maybe create it on the first day of work.");
        }
        var id =
                organization.inTurn(
                        sql -> {
                            refuseTaken(sql, viewer, names);
                            organization.change(viewer, List.of(present(viewer, names, null)));
                            var person = numbered(viewer, sql, names.number());
                            ScimStore.keep(sql, person.value(), names, clock.instant());
                            return person;
                        });
        return user(viewer, id).orElseThrow();
    }

    private static PersonId numbered(Viewer viewer, JdbcClient sql, String number) {
        return new PersonId(
                sql.sql("select id from organization.person where lower(number) = lower(:number)")
                        .param("number", number)
                        .query(UUID.class)
                        .single());
    }

    private void refuseTaken(JdbcClient sql, Viewer viewer, ScimNames names) {
        var holder =
                ScimStore.named(sql, names.userName())
                        .or(
                                () ->
                                        numbered(viewer, names.number())
                                                .flatMap(id -> ScimStore.of(sql, id.value()))
                                                .filter(row -> row.removed() == null));
        if (holder.isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The user (%s) is there already.".formatted(names.userName()),
                    "Maybe find it by its user name and change it.");
        }
    }

    /// Says that the person works here from today on, and what is true of them.
    private Statement present(Viewer viewer, ScimNames names, @Nullable Person before) {
        var row =
                before == null
                        ? null
                        : reading(viewer, sql -> ScimStore.of(sql, before.id().value()))
                                .orElse(null);
        var number = before == null ? names.number() : before.number();
        var manager = names.manager() == null ? "" : managerNumber(viewer, names.manager());
        var values =
                new Statement.Values(
                        names.fullName(row),
                        names.address() == null ? "" : names.address(),
                        before == null && manager.isEmpty() ? null : manager,
                        null,
                        null,
                        null,
                        null);
        return new Statement.PersonState(number, organization.today(), null, values);
    }

    private String managerNumber(Viewer viewer, String id) {
        return identified(id)
                .flatMap(one -> organization.person(viewer, one))
                .map(Person::number)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The manager (%s) is not known.".formatted(id),
                                        "Maybe create the manager first; value is their id."));
    }

    /// Makes a person what the provider says they are; leaves them out when inactive.
    Optional<User> update(Viewer viewer, PersonId id, User user) {
        require(viewer);
        if (user(viewer, id).isEmpty()) {
            return Optional.empty();
        }
        var names = ScimNames.of(user);
        var before = organization.person(viewer, id).orElseThrow();
        boolean works = before.worksOn(organization.today());
        boolean active = user.isActive().orElse(works);
        refuseOtherNumber(before, names);
        organization.inTurn(
                sql -> {
                    if (active) {
                        organization.change(viewer, List.of(present(viewer, names, before)));
                    } else if (works) {
                        leave(viewer, before);
                    }
                    ScimStore.keep(sql, id.value(), names, clock.instant());
                    return active;
                });
        return user(viewer, id);
    }

    private static void refuseOtherNumber(Person before, ScimNames names) {
        var number = names.employeeNumber();
        if (number != null && !number.equalsIgnoreCase(before.number())) {
            throw new Refusal(
                    "The employee number (%s) of a person must stay (%s)."
                            .formatted(number, before.number()),
                    "Maybe another person is meant.");
        }
    }

    private void leave(Viewer viewer, Person person) {
        organization.change(
                viewer, List.of(new Statement.Left(person.number(), organization.today())));
    }

    /// Ends the employment, and forgets what the provider calls them. The person stays on
    /// record.
    ///
    /// @return whether there was such a user
    boolean remove(Viewer viewer, PersonId id) {
        require(viewer);
        var user = user(viewer, id);
        if (user.isEmpty()) {
            return false;
        }
        var person = organization.person(viewer, id).orElseThrow();
        return organization.inTurn(
                sql -> {
                    if (person.worksOn(organization.today())) {
                        leave(viewer, person);
                    }
                    var name =
                            person.on(organization.today(), Facet.ADDRESS).orElse(person.number());
                    if (ScimStore.of(sql, id.value()).isEmpty()) {
                        ScimStore.keep(
                                sql,
                                id.value(),
                                new ScimNames(name, null, null, null, null, null, null, null),
                                clock.instant());
                    }
                    ScimStore.remove(sql, id.value(), clock.instant());
                    return true;
                });
    }
}
