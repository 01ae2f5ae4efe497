package dev.quarterdeck.organization;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.Relations;
import dev.quarterdeck.organization.identity.IdentityBeans;
import dev.quarterdeck.organization.scim.ScimBeans;
import dev.quarterdeck.platform.http.IdempotencyKeys;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// Makes the organisation's faces and resources.
@Configuration(proxyBeanMethods = false)
@Import({IdentityBeans.class, ScimBeans.class})
public class OrganizationBeans {

    @Bean
    Departures departures(ApplicationEventPublisher events, Clock clock) {
        return new Departures(events, clock);
    }

    @Bean(initMethod = "start")
    DepartureWatch departureWatch(Database database, Departures departures) {
        return new DepartureWatch(database, departures);
    }

    @Bean
    OrganizationLedger organizationLedger(
            Policy policy, Audit audit, Relations relations, Departures departures) {
        return new OrganizationLedger(
                policy,
                audit,
                new OrganizationWriter(),
                new PublishedRelations(relations),
                departures);
    }

    @Bean
    Organization organization(
            Database database, Policy policy, OrganizationLedger ledger, Clock clock) {
        return new Organization(database, policy, ledger, clock);
    }

    @Bean
    OrganizationImports organizationImports(
            Database database, Policy policy, OrganizationLedger ledger, Audit audit, Clock clock) {
        return new OrganizationImports(database, policy, ledger, audit, clock);
    }

    @Bean
    Directory organizationDirectory(
            Database database, Organization organization, Policy policy, Audit audit) {
        return new Directory(database, organization, policy, audit);
    }

    @Bean
    Staffing staffing(Database database) {
        return new Staffing(database);
    }

    @Bean
    TeamPlaces teamPlaces(Database database) {
        return new TeamPlaces(database);
    }

    @Bean
    PersonDirectory signInDirectory(Database database, Policy policy, Clock clock) {
        return new SignInDirectory(database, policy, clock);
    }

    @Bean
    PersonsResource personsResource(Organization organization, Directory directory) {
        return new PersonsResource(organization, directory);
    }

    @Bean
    OrganizationResource organizationResource(Organization organization, Directory directory) {
        return new OrganizationResource(organization, directory);
    }

    @Bean
    ImportJob importJob(OrganizationImports imports, EnabledUsers users, JsonMapper json) {
        return new ImportJob(imports, users, json);
    }

    @Bean
    JobKind importJobKind(ImportJob job) {
        return job.kind();
    }

    @Bean
    ImportOrders importOrders(
            OrganizationImports imports, ImportJob job, Jobs jobs, Database database, Audit audit) {
        return new ImportOrders(imports, job, jobs, database, audit);
    }

    @Bean
    ImportsResource importsResource(
            OrganizationImports imports, ImportJob job, Jobs jobs, IdempotencyKeys once) {
        return new ImportsResource(imports, job, jobs, once);
    }
}
