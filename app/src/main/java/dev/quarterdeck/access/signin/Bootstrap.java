package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the temporary administrator of an empty server: made once, for two hours, gone when a real
/// administrator has signed in.
final class Bootstrap {

    static final String LOGIN = "bootstrap-admin";
    static final Duration LIFE = Duration.ofHours(2);
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);
    private static final @Nullable PersonId NOBODY = null;

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Authority authority;
    private final SignInSettings settings;
    private final Path file;

    Bootstrap(
            Database database,
            Clock clock,
            Passwords passwords,
            PasswordRules rules,
            Authority authority,
            SignInSettings settings) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.rules = rules;
        this.authority = authority;
        this.settings = settings;
        this.file = settings.folder().resolve("bootstrap-admin.txt");
    }

    /// Makes the administrator when the server has none, or nags while one lives.
    ///
    /// @return the lines to be shown once on the console
    List<String> prepare() {
        if (database.keeping(UserStore::hadAdministrator)) {
            database.keeping(this::end);
            return List.of();
        }
        var until = livesUntil();
        if (until.isPresent()) {
            var warning = warning(until.get());
            LOG.warn("{}", warning);
            return List.of(warning);
        }
        return make();
    }

    private Optional<Instant> livesUntil() {
        return database.keeping(this::livesUntil);
    }

    private Optional<Instant> livesUntil(JdbcClient sql) {
        return user(sql)
                .filter(User::isEnabled)
                .flatMap(user -> UserStore.password(sql, user.id()))
                .flatMap(stored -> Optional.ofNullable(stored.expires()))
                .filter(until -> clock.instant().isBefore(until));
    }

    private static Optional<User> user(JdbcClient sql) {
        return UserStore.bySource(sql, User.Source.BOOTSTRAP).stream().findFirst();
    }

    private List<String> make() {
        var given = settings.bootstrapPassword();
        if (given != null) {
            rules.require(given, List.of(LOGIN));
        }
        var password = given == null ? Secrets.readable() : given;
        var until = clock.instant().plus(LIFE);
        var hash = passwords.hash(PasswordRules.normal(password));
        database.keeping(sql -> keep(sql, hash, until));
        LOG.warn("{}", warning(until));
        if (given != null) {
            return List.of(
                    "Sign in as %s with the password of QD_BOOTSTRAP_PASSWORD before %s."
                            .formatted(LOGIN, until(until)));
        }
        PrivateFile.write(file, "%s\n%s\nuntil %s\n".formatted(LOGIN, password, until));
        return List.of(
                "Sign in as %s with the password %s before %s, and create an administrator."
                        .formatted(LOGIN, password, until(until)),
                "It is also in %s and will not be shown again.".formatted(file));
    }

    private User keep(JdbcClient sql, String hash, Instant until) {
        var user = user(sql).orElseGet(() -> insert(sql));
        UserStore.enable(sql, user.id(), clock.instant());
        SessionStore.endAll(sql, user.id(), null, clock.instant());
        UserStore.keepPassword(
                sql, user.id(), new UserStore.Stored(hash, false, until), clock.instant());
        authority.appoint(
                Viewer.console(),
                user.id(),
                "first start of an empty server",
                LocalDate.ofInstant(until, clock.getZone()).plusDays(1));
        return user;
    }

    private User insert(JdbcClient sql) {
        var user =
                new User(
                        Ids.next(clock),
                        LOGIN,
                        "Temporary administrator",
                        NOBODY,
                        User.Source.BOOTSTRAP,
                        clock.instant(),
                        null,
                        false,
                        1);
        UserStore.insert(sql, user, LOGIN, null, null);
        return user;
    }

    /// Ends the temporary administrator when a real one has come in.
    void endFor(JdbcClient sql, User user) {
        if (user.source() != User.Source.BOOTSTRAP && authority.isAdministrator(user.id())) {
            end(sql);
        }
    }

    private boolean end(JdbcClient sql) {
        var user = user(sql).filter(User::isEnabled);
        user.ifPresent(
                ended -> {
                    UserStore.disable(sql, ended.id(), clock.instant(), "itself");
                    UserStore.dropPassword(sql, ended.id());
                    SessionStore.endAll(sql, ended.id(), null, clock.instant());
                    LOG.info("The temporary administrator has ended");
                });
        PrivateFile.remove(file);
        return user.isPresent();
    }

    /// Returns what everybody signed in should know, none when all is well.
    List<String> warnings() {
        return livesUntil().map(this::warning).stream().toList();
    }

    private String warning(Instant until) {
        return "The temporary administrator %s works until %s. Create a real administrator and sign in as them to end it."
                .formatted(LOGIN, until(until));
    }

    private String until(Instant until) {
        var left = Duration.between(clock.instant(), until).toMinutes();
        return "%s (%s from now)"
                .formatted(
                        TIME.format(until.atZone(clock.getZone())),
                        left < 60
                                ? left + " minutes"
                                : "%d h %02d min".formatted(left / 60, left % 60));
    }
}
