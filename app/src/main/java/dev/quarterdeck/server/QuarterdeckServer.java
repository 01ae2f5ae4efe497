package dev.quarterdeck.server;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.signin.SignInStart;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.backup.KeptState;
import dev.quarterdeck.platform.backup.StoreMove;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Store;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// One running server: the store, the application around it, and their common end.
///
/// The store starts beside the application, on another thread: both take a second or two.
public final class QuarterdeckServer implements AutoCloseable {

    /// Schemas with migrations, lowest first.
    public static final List<String> MODULES =
            List.of(
                    "platform",
                    "access",
                    "organization",
                    "looks",
                    "activity",
                    "metrics",
                    "agreements",
                    "portfolio",
                    "seats",
                    "planning",
                    "sources");

    private final CompletableFuture<Store> store;
    private final ConfigurableApplicationContext application;
    private final List<String> notes;

    private QuarterdeckServer(
            CompletableFuture<Store> store, ConfigurableApplicationContext application) {
        this.store = store;
        this.application = application;
        this.notes = started(application);
    }

    private static List<String> started(ConfigurableApplicationContext application) {
        try {
            return application.getBean(SignInStart.class).start();
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    /// Starts store and server, and returns when requests are answered.
    ///
    /// @throws Refusal when the port or the data folder is in use, or the database cannot be
    /// reached
    public static QuarterdeckServer start(ServerSettings settings, Progress progress) {
        return start(settings, progress, Addition.NONE);
    }

    /// Starts store and server with something beside what every server has.
    ///
    /// @throws Refusal when the port or the data folder is in use, or the database cannot be
    /// reached
    public static QuarterdeckServer start(
            ServerSettings settings, Progress progress, Addition addition) {
        var store =
                CompletableFuture.supplyAsync(
                        () -> open(settings, progress), QuarterdeckServer::beside);
        try {
            return new QuarterdeckServer(store, application(settings, store, addition));
        } catch (RuntimeException failure) {
            store.thenAccept(Store::close);
            throw refusal(failure, settings);
        }
    }

    /// Says what belongs to the state of a server, for backup and restore.
    ///
    /// @param folder the data folder
    public static KeptState state(Path folder) {
        var version = QuarterdeckServer.class.getPackage().getImplementationVersion();
        return new KeptState(
                MODULES, folder, List.of(Audit.HEADS), version == null ? "development" : version);
    }

    private static void beside(Runnable work) {
        Thread.ofPlatform().name("store").start(work);
    }

    private static Store open(ServerSettings settings, Progress progress) {
        return settings.external()
                .map(address -> Store.external(address, MODULES))
                .orElseGet(
                        () ->
                                StoreMove.open(
                                        settings.store(),
                                        state(settings.folder()),
                                        settings.clock(),
                                        progress));
    }

    private static ConfigurableApplicationContext application(
            ServerSettings settings, CompletableFuture<Store> store, Addition addition) {
        return new SpringApplicationBuilder(addition.beside(ServerBeans.class))
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(settings))
                .initializers(
                        context -> {
                            var beans =
                                    (org.springframework.context.support.GenericApplicationContext)
                                            context;
                            beans.registerBean(ServerSettings.class, () -> settings);
                            beans.registerBean(Clock.class, settings::clock);
                            addition.values()
                                    .forEach(
                                            value ->
                                                    context.getBeanFactory()
                                                            .registerSingleton(
                                                                    value.getClass().getName(),
                                                                    value));
                            // The store is closed with the server, after the application.
                            beans.registerBean(
                                    Database.class,
                                    () -> opened(store).database(),
                                    definition -> definition.setDestroyMethodName(""));
                        })
                .run();
    }

    private static Store opened(CompletableFuture<Store> store) {
        try {
            return store.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.main.lazy-initialization", false);
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("spring.mvc.problemdetails.enabled", false);
        properties.put("spring.jmx.enabled", false);
        properties.put("server.compression.enabled", true);
        properties.put(
                "server.compression.mime-types",
                "text/html,text/csv,application/json,image/svg+xml");
        properties.put("server.error.whitelabel.enabled", false);
        properties.put("server.server-header", "");
        properties.put("server.max-http-request-header-size", "16KB");
        properties.put("logging.level.root", "WARN");
        var log = settings.environment().getOrDefault("QD_LOG", "json");
        properties.put("logging.level.dev.quarterdeck", log.equals("quiet") ? "WARN" : "INFO");
        // A start that fails is told once, in words, by whoever asked for it.
        properties.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        properties.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        properties.put(
                "logging.level.org.springframework.boot.web.server.servlet.context", "ERROR");
        properties.put("logging.level.org.apache.catalina", "ERROR");
        if (!settings.environment().getOrDefault("QD_PUBLIC_URL", "").isBlank()) {
            // Behind a proxy: the X-Forwarded-* headers count of those proxies that are named.
            var proxies = settings.environment().getOrDefault("QD_TRUSTED_PROXIES", "");
            properties.put("server.forward-headers-strategy", "native");
            properties.put(
                    "server.tomcat.remoteip.internal-proxies", TrustedProxies.pattern(proxies));
        }
        if (!log.equals("text") && !log.equals("quiet")) {
            properties.put("logging.structured.format.console", "ecs");
        }
        return properties;
    }

    private static RuntimeException refusal(RuntimeException failure, ServerSettings settings) {
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        if (root instanceof Refusal refusal) {
            return refusal;
        }
        if (root instanceof BindException || failure instanceof PortInUseException) {
            return new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The address (%s:%d) must be free to listen on."
                            .formatted(settings.host(), settings.port()),
                    "Maybe a server runs there already; or give another --port.");
        }
        return failure;
    }

    /// Returns what the operator must read once, such as the first administrator's password; it
    /// belongs on the console and in no log.
    public List<String> notes() {
        return notes;
    }

    /// Returns the port it listens on.
    public int port() {
        var server = ((WebServerApplicationContext) application).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    /// Returns a bean, for the command line that started the server and for tests.
    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /// Ends the application, then the store.
    @Override
    public void close() {
        application.close();
        opened(store).close();
    }
}
