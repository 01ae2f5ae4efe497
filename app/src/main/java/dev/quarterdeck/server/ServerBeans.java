package dev.quarterdeck.server;

import dev.quarterdeck.access.AccessBeans;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.SignInBeans;
import dev.quarterdeck.access.signin.SignInSettings;
import dev.quarterdeck.activity.facts.FactsBeans;
import dev.quarterdeck.activity.kept.HistoriesBeans;
import dev.quarterdeck.agreements.AgreementsBeans;
import dev.quarterdeck.looks.kept.LooksBeans;
import dev.quarterdeck.looks.kept.RepositoryFolders;
import dev.quarterdeck.metrics.board.BoardBeans;
import dev.quarterdeck.metrics.intention.IntentionBeans;
import dev.quarterdeck.metrics.teams.TeamMetricsBeans;
import dev.quarterdeck.organization.OrganizationBeans;
import dev.quarterdeck.pages.PagesBeans;
import dev.quarterdeck.planning.PlanningBeans;
import dev.quarterdeck.planning.baselines.BaselineBeans;
import dev.quarterdeck.planning.scenarios.ScenarioBeans;
import dev.quarterdeck.platform.http.HttpBeans;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.Waiting;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.PortfolioBeans;
import dev.quarterdeck.seats.SeatsBeans;
import dev.quarterdeck.sources.kept.SourcesBeans;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Wires the whole server by hand: each module hands in its beans, nothing is scanned for, and of
/// Boot's own configurations only those listed here take part.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@Import({
    HttpBeans.class,
    AccessBeans.class,
    SignInBeans.class,
    OrganizationBeans.class,
    LooksBeans.class,
    FactsBeans.class,
    HistoriesBeans.class,
    TeamMetricsBeans.class,
    AgreementsBeans.class,
    PortfolioBeans.class,
    SeatsBeans.class,
    PlanningBeans.class,
    ScenarioBeans.class,
    BaselineBeans.class,
    BoardBeans.class,
    IntentionBeans.class,
    SourcesBeans.class,
    PagesBeans.class
})
class ServerBeans {

    @Bean
    Path dataFolder(ServerSettings settings) {
        return settings.folder();
    }

    @Bean
    RepositoryFolders repositoryFolders(ServerSettings settings) {
        var home = Path.of(System.getProperty("user.home", ""));
        return RepositoryFolders.of(
                settings.environment().get("QD_REPOSITORIES"),
                settings.listensToItsOwnMachineAlone() && home.isAbsolute() ? home : null);
    }

    @Bean
    Secrets secrets(Database database, ServerSettings settings) {
        return Secrets.open(database, settings.folder(), settings.environment());
    }

    @Bean(destroyMethod = "close")
    Outbound outbound(ServerSettings settings, Clock clock) {
        return new Outbound(
                OutboundSettings.of(settings.environment()), Waiting.by(clock), new SecureRandom());
    }

    @Bean
    SignInSettings signInSettings(ServerSettings settings) {
        return SignInSettings.of(settings.environment(), settings.folder());
    }

    @Bean
    PrometheusMeterRegistry meters() {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return meters;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Jobs jobs(Database database, Clock clock, ObjectProvider<JobKind> kinds) {
        return new Jobs(database, clock, kinds.stream().toList());
    }

    @Bean
    JobsResource jobsResource(Jobs jobs, Policy policy, Database database, Audit audit) {
        return new JobsResource(jobs, policy, database, audit);
    }

    @Bean
    SecretsResource secretsResource(
            Secrets secrets, Policy policy, Database database, Audit audit) {
        return new SecretsResource(secrets, policy, database, audit);
    }

    @Bean
    Operation operation(
            Database database, PrometheusMeterRegistry meters, Policy policy, Clock clock) {
        return new Operation(database, meters, policy, clock);
    }
}
