package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Teams;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.TeamPlaces;
import dev.quarterdeck.platform.http.IdempotencyKeys;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.kept.Connections;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Makes the faces and resources of kept looks; whoever wires them says which folders may be read.
@Configuration(proxyBeanMethods = false)
public class LooksBeans {

    @Bean
    Looks looks(Database database, Policy policy, Audit audit, Clock clock, JsonMapper json) {
        return new Looks(database, policy, audit, clock, new LooksStore(json));
    }

    @Bean
    Teams teams(
            Organization organization,
            TeamPlaces places,
            Looks looks,
            ObjectProvider<Connections> connections) {
        return new OrganizationTeams(organization, places, looks, connections::getObject);
    }

    @Bean
    Repositories repositories(
            Database database,
            Looks looks,
            Organization organization,
            RepositoryFolders folders,
            Audit audit,
            Clock clock) {
        return new Repositories(database, looks, organization, folders, audit, clock);
    }

    @Bean
    LookImport lookImport(
            Looks looks,
            RepositoryFolders folders,
            EnabledUsers users,
            Path dataFolder,
            Clock clock,
            JsonMapper json) {
        return new LookImport(
                looks, folders, users, dataFolder.resolve("repositories"), clock, json);
    }

    @Bean
    JobKind lookImportKind(LookImport job) {
        return job.kind();
    }

    @Bean
    RepositoriesResource repositoriesResource(Looks looks, Repositories repositories) {
        return new RepositoriesResource(looks, repositories);
    }

    @Bean
    LooksResource looksResource(Looks looks) {
        return new LooksResource(looks);
    }

    @Bean
    ExplainResource explainResource(Looks looks, Organization organization, TeamMetrics metrics) {
        return new ExplainResource(looks, organization, metrics);
    }

    @Bean
    LookImports lookImports(
            Looks looks, LookImport job, Jobs jobs, JsonMapper json, Path dataFolder) {
        return new LookImports(looks, job, jobs, json, dataFolder.resolve("repositories"));
    }

    @Bean
    LookJobs lookJobs(Jobs jobs, Policy policy, Database database, Audit audit, JsonMapper json) {
        return new LookJobs(jobs, policy, database, audit, json);
    }

    @Bean
    LookImportsResource lookImportsResource(
            Looks looks, LookImports imports, IdempotencyKeys once) {
        return new LookImportsResource(looks, imports, once);
    }

    @Bean
    RepositoryLooks repositoryLooks(Looks looks, Repositories repositories, LookImports imports) {
        return new RepositoryLooks(looks, repositories, imports);
    }
}
