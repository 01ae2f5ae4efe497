package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.AccessBeans;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.HttpBeans;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Runs sign-in with a real container, a real database and a clock that tests move.
final class SignInServer implements AutoCloseable {

    static final PersonId ADA =
            new PersonId(UUID.fromString("01900000-0000-7000-8000-00000000ada0"));

    /// Who is known by user name; a test may add somebody of its own.
    static final Map<String, PersonId> KNOWN = new ConcurrentHashMap<>(Map.of("ada", ADA));

    final TestClock clock;
    final Database database;
    final Path folder;
    final int port;
    final List<String> shown;
    private final ConfigurableApplicationContext application;

    private SignInServer(
            TestClock clock, Database database, Path folder, int port, Map<String, String> given) {
        this.clock = clock;
        this.database = database;
        this.folder = folder;
        this.port = port;
        var environment = new HashMap<>(given);
        environment.replaceAll((name, value) -> value.replace("{port}", String.valueOf(port)));
        var settings = SignInSettings.of(environment, folder);
        application =
                new SpringApplicationBuilder(Beans.class)
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .properties(
                                Map.of(
                                        "server.address",
                                        "127.0.0.1",
                                        "server.port",
                                        port,
                                        "server.error.whitelabel.enabled",
                                        false,
                                        "spring.web.resources.add-mappings",
                                        false,
                                        "logging.level.root",
                                        "WARN",
                                        "logging.level.dev.quarterdeck",
                                        "INFO"))
                        .initializers(
                                context -> {
                                    var beans = (GenericApplicationContext) context;
                                    beans.registerBean(Clock.class, () -> clock);
                                    beans.registerBean(
                                            Database.class,
                                            () -> database,
                                            definition -> definition.setDestroyMethodName(""));
                                    beans.registerBean(SignInSettings.class, () -> settings);
                                    beans.registerBean("dataFolder", Path.class, () -> folder);
                                })
                        .run();
        shown = application.getBean(SignInStart.class).start();
    }

    static SignInServer start(Map<String, String> environment) {
        try {
            return new SignInServer(
                    new TestClock(),
                    TestDatabase.open(List.of("platform", "access")),
                    Files.createTempDirectory("sign-in"),
                    freePort(),
                    environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a second server over the same store, as after a restart.
    SignInServer again(Map<String, String> environment) {
        application.close();
        return new SignInServer(clock, database, folder, freePort(), environment);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    /// Makes a local user with this password, for good.
    User user(String login, String password) {
        var made =
                bean(SignInParts.class)
                        .users()
                        .create(
                                dev.quarterdeck.access.Viewer.console(),
                                new Users.NewUser(login, login, false, null));
        var hash = bean(Passwords.class).hash(PasswordRules.normal(password));
        database.keeping(
                sql -> {
                    UserStore.keepPassword(
                            sql,
                            made.user().id(),
                            new UserStore.Stored(hash, false, null),
                            clock.instant());
                    return hash;
                });
        return made.user();
    }

    User administrator(String login, String password) {
        var user = user(login, password);
        bean(Authority.class)
                .appoint(dev.quarterdeck.access.Viewer.console(), user.id(), "test", null);
        return user;
    }

    String consoleToken() {
        try {
            return Files.readString(folder.resolve("server/console-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        application.close();
        database.close();
    }

    record SignInParts(Users users) {}

    /// Answers at addresses that sign-in does not know.
    @RestController
    static final class Elsewhere {

        @GetMapping("/api/v1/elsewhere")
        String seen(dev.quarterdeck.access.Viewer viewer) {
            return viewer.label();
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a plank broke");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
            })
    @Import({HttpBeans.class, AccessBeans.class, SignInBeans.class})
    static class Beans {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Elsewhere elsewhere() {
            return new Elsewhere();
        }

        @Bean
        SignInParts parts(Users users) {
            return new SignInParts(users);
        }

        @Bean
        PersonDirectory persons() {
            return new PersonDirectory() {
                @Override
                public Optional<PersonId> byEmployeeNumber(String number) {
                    return number.equals("E-1815") ? Optional.of(ADA) : Optional.empty();
                }

                @Override
                public Optional<PersonId> byUserName(String name) {
                    return Optional.ofNullable(KNOWN.get(name));
                }

                @Override
                public Map<UUID, String> names(Viewer viewer, Collection<UUID> ids) {
                    return Map.of();
                }

                @Override
                public Optional<Size> size(Viewer viewer, java.time.LocalDate day) {
                    return Optional.empty();
                }
            };
        }
    }
}
