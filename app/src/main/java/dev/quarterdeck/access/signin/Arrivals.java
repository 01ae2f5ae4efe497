package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Knows people who come from the identity provider again by issuer and subject, and by nothing
/// else.
final class Arrivals {

    private static final UUID PROVIDER = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0002L);

    private final Database database;
    private final Clock clock;
    private final SignIn signIn;
    private final Authority authority;
    private final SignInSettings settings;
    private final PersonDirectory persons;

    Arrivals(
            Database database,
            Clock clock,
            SignIn signIn,
            Authority authority,
            SignInSettings settings,
            PersonDirectory persons) {
        this.database = database;
        this.clock = clock;
        this.signIn = signIn;
        this.authority = authority;
        this.settings = settings;
        this.persons = persons;
    }

    /// Opens a session for somebody whom the provider has vouched for.
    ///
    /// @throws Refusal when the user is disabled here
    Sessions.Opened arrive(OidcUser who, Visit visit) {
        var oidc = settings.provider().orElseThrow();
        var subject = Objects.requireNonNull(who.getSubject());
        var user =
                database.keeping(
                        sql ->
                                UserStore.bySubject(sql, oidc.issuer(), subject)
                                        .map(known -> joined(sql, oidc, who, known))
                                        .orElseGet(() -> create(sql, oidc, who)));
        if (!user.isEnabled()) {
            throw SignIn.refused();
        }
        appoint(oidc, who, user);
        var ties = new ProviderTies(who.getIdToken().getTokenValue(), who.getClaimAsString("sid"));
        return database.keeping(sql -> signIn.open(sql, user, visit, ties));
    }

    // The person may have come into the organisation after the first sign-in.
    private User joined(JdbcClient sql, OidcSettings oidc, OidcUser who, User user) {
        if (user.person() != null || !user.isEnabled()) {
            return user;
        }
        var person = person(sql, oidc, who);
        if (person == null || !UserStore.join(sql, user.id(), person)) {
            return user;
        }
        authority.note(
                sql,
                provider(),
                "user.link",
                List.of(person),
                "user %s: person %s, before none".formatted(user.id(), person.value()));
        return Users.required(sql, user.id());
    }

    private User create(JdbcClient sql, OidcSettings oidc, OidcUser who) {
        var login = login(sql, oidc, who);
        var user =
                new User(
                        Ids.next(clock),
                        login,
                        name(who, login),
                        person(sql, oidc, who),
                        User.Source.OIDC,
                        clock.instant(),
                        null,
                        false,
                        1);
        UserStore.insert(sql, user, Logins.key(login), oidc.issuer(), who.getSubject());
        authority.note(
                sql,
                new Viewer(user.id(), login, user.person(), Set.of()),
                "user.arrive",
                dev.quarterdeck.access.FieldClass.USERS,
                user.id());
        return user;
    }

    // A name from outside never takes the name of a user who is here.
    private static String login(JdbcClient sql, OidcSettings oidc, OidcUser who) {
        var preferred = who.getPreferredUsername();
        if (preferred != null && preferred.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}")) {
            if (UserStore.byLogin(sql, Logins.key(preferred)).isEmpty()) {
                return preferred;
            }
        }
        var hash = Secrets.hash(oidc.issuer() + " " + who.getSubject());
        return "oidc-" + java.util.HexFormat.of().formatHex(hash, 0, 8);
    }

    private static String name(OidcUser who, String login) {
        var name = who.getFullName() == null ? login : Logins.printable(who.getFullName()).strip();
        return name.isEmpty() ? login : name;
    }

    // Two who claim the same person at once come one after the other; the second stays alone.
    private @Nullable PersonId person(JdbcClient sql, OidcSettings oidc, OidcUser who) {
        var person = found(oidc, who);
        if (person.isPresent()) {
            authority.lockAdministrators(sql);
        }
        return person.filter(one -> UserStore.byPerson(sql, one).isEmpty()).orElse(null);
    }

    private Optional<PersonId> found(OidcSettings oidc, OidcUser who) {
        return switch (oidc.link()) {
            case NONE -> Optional.empty();
            case EMPLOYEE_NUMBER ->
                    Optional.ofNullable(who.getClaimAsString("employee_number"))
                            .flatMap(persons::byEmployeeNumber);
            case USER_NAME ->
                    Optional.ofNullable(who.getPreferredUsername()).flatMap(persons::byUserName);
        };
    }

    // The grant lasts until tomorrow: who left the group stops being an administrator by
    // themselves.
    private void appoint(OidcSettings oidc, OidcUser who, User user) {
        if (oidc.adminGroup() != null && groups(oidc, who).contains(oidc.adminGroup())) {
            authority.appoint(
                    provider(),
                    user.id(),
                    "member of the administrators' group of the identity provider",
                    LocalDate.now(clock).plusDays(Grants.VOUCHED_DAYS));
        }
    }

    // Nobody here did it: the audit log must not say the console.
    private static Viewer provider() {
        return new Viewer(PROVIDER, "identity provider", null, Set.of());
    }

    private static List<String> groups(OidcSettings oidc, OidcUser who) {
        var claim = oidc.groupsClaim() == null ? "groups" : oidc.groupsClaim();
        return who.getClaims().get(claim) instanceof Collection<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }
}
