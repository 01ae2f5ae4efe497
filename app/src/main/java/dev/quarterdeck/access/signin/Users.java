package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the directory of users, for administrators.
public final class Users {

    private static final Duration TEMPORARY = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final Authority authority;

    /// What a new local user is made from.
    public record NewUser(
            String login, String displayName, boolean administrator, @Nullable PersonId person) {}

    /// A user with a password that is shown once and must be replaced at the first sign-in.
    public record WithPassword(User user, String temporaryPassword) {}

    Users(Database database, Clock clock, Passwords passwords, Authority authority) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.authority = authority;
    }

    /// Lists users by the order of their making.
    public List<User> list(Viewer viewer, @Nullable UUID after, int limit) {
        authority.require(viewer, Action.SEE, FieldClass.USERS);
        return database.viewing(
                viewer.viewpoint(LocalDate.now(clock)), sql -> UserStore.after(sql, after, limit));
    }

    /// Finds a user.
    ///
    /// @throws Refusal of kind NOT_FOUND
    public User one(Viewer viewer, UUID id) {
        authority.require(viewer, Action.SEE, FieldClass.USERS);
        return database.viewing(viewer.viewpoint(LocalDate.now(clock)), sql -> required(sql, id));
    }

    static User required(JdbcClient sql, UUID id) {
        return UserStore.byId(sql, id)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no user (%s).".formatted(id),
                                        "Maybe look it up in the list of users."));
    }

    /// Makes a local user with a temporary password.
    public WithPassword create(Viewer viewer, NewUser wish) {
        var until = clock.instant().plus(TEMPORARY);
        return create(viewer, wish, hash -> new UserStore.Stored(hash, true, until));
    }

    /// Makes a local user with a password that stays.
    WithPassword createForGood(Viewer viewer, NewUser wish) {
        return create(viewer, wish, hash -> new UserStore.Stored(hash, false, null));
    }

    private WithPassword create(
            Viewer viewer, NewUser wish, Function<String, UserStore.Stored> kept) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        var login = Logins.require(wish.login());
        var name = Logins.requireName(wish.displayName());
        var password = Secrets.readable();
        var hash = passwords.hash(password);
        return database.keeping(
                sql -> {
                    authority.lockAdministrators(sql);
                    refuseBeyondBootstrap(sql, viewer, wish);
                    refuseTaken(sql, login, wish.person());
                    var user = insert(sql, login, name, wish.person());
                    UserStore.keepPassword(sql, user.id(), kept.apply(hash), clock.instant());
                    note(sql, viewer, "user.create", user);
                    if (wish.administrator()) {
                        authority.require(viewer, Action.CHANGE, FieldClass.GRANTS);
                        authority.appoint(
                                viewer, user.id(), "made an administrator with the user", null);
                    }
                    return new WithPassword(required(sql, user.id()), password);
                });
    }

    private static void refuseBeyondBootstrap(JdbcClient sql, Viewer viewer, NewUser wish) {
        boolean isBootstrap =
                UserStore.byId(sql, viewer.user())
                        .filter(user -> user.source() == User.Source.BOOTSTRAP)
                        .isPresent();
        if (isBootstrap && !wish.administrator()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "The temporary administrator may create administrators only.",
                    "Maybe create an administrator, sign in as them, and create this user then.");
        }
    }

    private static void refuseTaken(JdbcClient sql, String login, @Nullable PersonId person) {
        if (UserStore.byLogin(sql, Logins.key(login)).isPresent()) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "login-taken",
                            "The user name (%s) is taken.".formatted(login),
                            "Maybe another one, or enable the user that has it.")
                    .about("login");
        }
        refuseLinked(sql, person, null);
    }

    private static void refuseLinked(
            JdbcClient sql, @Nullable PersonId person, @Nullable UUID own) {
        var holder = person == null ? null : UserStore.byPerson(sql, person).orElse(null);
        if (holder != null && !holder.id().equals(own)) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "person-linked",
                            "The person (%s) belongs to another user.".formatted(person),
                            "Maybe take the link from that user first.")
                    .about("person");
        }
    }

    private User insert(JdbcClient sql, String login, String name, @Nullable PersonId person) {
        var user =
                new User(
                        Ids.next(clock),
                        login,
                        name,
                        person,
                        User.Source.LOCAL,
                        clock.instant(),
                        null,
                        true,
                        1);
        UserStore.insert(sql, user, Logins.key(login), null, null);
        return user;
    }

    private void keepTemporary(JdbcClient sql, User user, String hash) {
        var now = clock.instant();
        UserStore.keepPassword(
                sql, user.id(), new UserStore.Stored(hash, true, now.plus(TEMPORARY)), now);
    }

    /// Ends a user's way in at once: sessions, tokens, password.
    public User disable(Viewer viewer, UUID id, @Nullable String ifMatch) {
        return change(
                viewer,
                id,
                ifMatch,
                "user.disable",
                (sql, user) -> {
                    refuseLastAdministrator(sql, user);
                    UserStore.disable(sql, id, clock.instant(), viewer.label());
                    SessionStore.endAll(sql, id, null, clock.instant());
                });
    }

    private void refuseLastAdministrator(JdbcClient sql, User user) {
        if (authority.isLastAdministrator(sql, user.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "last-administrator",
                    "The user (%s) is the last administrator.".formatted(user.login()),
                    "Maybe make another administrator first.");
        }
    }

    /// Lets a user in again; sessions that were ended stay ended.
    public User enable(Viewer viewer, UUID id, @Nullable String ifMatch) {
        return change(
                viewer,
                id,
                ifMatch,
                "user.enable",
                (sql, user) -> {
                    if (user.source() == User.Source.BOOTSTRAP) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "The temporary administrator cannot be enabled again.",
                                "Maybe appoint an administrator.");
                    }
                    UserStore.enable(sql, id, clock.instant());
                });
    }

    /// Joins a user to a person, or takes the link away.
    public User link(Viewer viewer, UUID id, @Nullable PersonId person, @Nullable String ifMatch) {
        if (id.equals(viewer.user())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "own-link",
                    "Nobody may change which person their own user belongs to.",
                    "Maybe ask another administrator.");
        }
        return change(
                viewer,
                id,
                ifMatch,
                "user.link",
                (sql, user) -> {
                    refuseLinked(sql, person, id);
                    UserStore.link(sql, id, person, clock.instant());
                });
    }

    private User change(
            Viewer viewer,
            UUID id,
            @Nullable String ifMatch,
            String action,
            BiConsumer<JdbcClient, User> work) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        return database.keeping(
                sql -> {
                    authority.lockAdministrators(sql);
                    var before = required(sql, id);
                    Etag.require(ifMatch, before.version());
                    work.accept(sql, before);
                    var after = required(sql, id);
                    note(sql, viewer, action, before, after);
                    return after;
                });
    }

    private void note(JdbcClient sql, Viewer viewer, String action, User user) {
        note(sql, viewer, action, user, user);
    }

    private void note(JdbcClient sql, Viewer viewer, String action, User before, User after) {
        var old = before.person();
        var next = after.person();
        var persons = Stream.of(old, next).filter(Objects::nonNull).distinct().toList();
        var what =
                Objects.equals(old, next)
                        ? "user %s".formatted(after.id())
                        : "user %s: person %s, before %s".formatted(after.id(), id(next), id(old));
        authority.note(sql, viewer, action, persons, what);
    }

    private static String id(@Nullable PersonId person) {
        return person == null ? "none" : person.value().toString();
    }

    /// Gives a local user a new temporary password, ends their sessions and revokes their tokens.
    public WithPassword resetPassword(Viewer viewer, UUID id) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        var password = Secrets.readable();
        var hash = passwords.hash(password);
        return database.keeping(
                sql -> {
                    var user = required(sql, id);
                    if (user.source() != User.Source.LOCAL) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "The user (%s) has no password here.".formatted(user.login()),
                                "Maybe the identity provider can reset it.");
                    }
                    keepTemporary(sql, user, hash);
                    SessionStore.endAll(sql, id, null, clock.instant());
                    TokenStore.revokeAll(sql, id, clock.instant());
                    note(sql, viewer, "user.reset-password", user);
                    return new WithPassword(required(sql, id), password);
                });
    }
}
