package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.activity.facts.Workflows;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.activity.kept.Withdrawals;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires connections, runs and the doors for records.
@Configuration(proxyBeanMethods = false)
public class SourcesBeans {

    @Bean
    Connectors connectors() {
        return Connectors.found();
    }

    @Bean
    Visits visits(Database database, Secrets secrets, Outbound outbound, Path dataFolder) {
        return new Visits(database, secrets, outbound, dataFolder.resolve("clones"));
    }

    @Bean
    Connections connections(
            Database database,
            Policy policy,
            Audit audit,
            Clock clock,
            Connectors connectors,
            Secrets secrets,
            Visits visits) {
        return new Connections(database, policy, audit, clock, connectors, secrets, visits);
    }

    @Bean
    ConnectionStates connectionStates(
            Database database,
            Connections connections,
            Connectors connectors,
            Histories histories,
            Clock clock) {
        return new ConnectionStates(database, connections, connectors, histories, clock);
    }

    @Bean
    Intake intake(
            Database database,
            Histories histories,
            ToldCommits commits,
            Withdrawals withdrawals,
            Clock clock) {
        return new Intake(database, histories, commits, withdrawals, clock);
    }

    @Bean
    Accounts toolAccounts(IdentityReview review) {
        return new Accounts(review);
    }

    @Bean
    Uploads recordUploads(Path dataFolder, Clock clock) {
        return new Uploads(dataFolder.resolve("uploads"), clock);
    }

    @Bean
    JobKind syncKind(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            SourceFacts facts,
            Accounts accounts,
            EnabledUsers users,
            ObjectProvider<Jobs> jobs,
            ApplicationEventPublisher events,
            Clock clock) {
        return new SyncJob(
                        database,
                        connections,
                        connectors,
                        visits,
                        intake,
                        facts,
                        accounts,
                        users,
                        jobs::getObject,
                        events::publishEvent,
                        clock)
                .kind();
    }

    @Bean
    JobKind filesKind(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            SourceFacts facts,
            Accounts accounts,
            EnabledUsers users,
            Uploads uploads,
            Clock clock) {
        return new FilesJob(
                        database,
                        connections,
                        connectors,
                        visits,
                        intake,
                        facts,
                        accounts,
                        users,
                        uploads,
                        clock)
                .kind();
    }

    @Bean
    Runs runs(
            Database database,
            Connections connections,
            Connectors connectors,
            Histories histories,
            Uploads uploads,
            Jobs jobs,
            Audit audit) {
        return new Runs(database, connections, connectors, histories, uploads, jobs, audit);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SyncWatch syncWatch(Database database, Runs runs, Uploads uploads, Clock clock) {
        return new SyncWatch(database, runs, uploads, clock);
    }

    @Bean
    ConnectionsResource connectionsResource(Connections connections, Runs runs) {
        return new ConnectionsResource(connections, runs);
    }

    @Bean
    RunsResource runsResource(Runs runs) {
        return new RunsResource(runs);
    }

    @Bean
    Hooks hooks(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            Accounts accounts,
            Secrets secrets,
            Audit audit,
            Clock clock) {
        return new Hooks(
                database, connections, connectors, visits, intake, accounts, secrets, audit, clock);
    }

    @Bean
    HooksResource hooksResource(Hooks hooks) {
        return new HooksResource(hooks);
    }

    @Bean
    HistoriesExport historiesExport(
            Database database,
            Connections connections,
            Histories histories,
            Audit audit,
            Clock clock) {
        return new HistoriesExport(database, connections, histories, audit, clock);
    }

    @Bean
    HistoriesResource historiesResource(HistoriesExport export) {
        return new HistoriesResource(export);
    }

    @Bean
    WorkflowResource workflowResource(Connections connections, Workflows workflows) {
        return new WorkflowResource(connections, workflows);
    }
}
