package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.looks.kept.LookImports;
import dev.quarterdeck.looks.kept.LookJobs;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.looks.kept.RepositoryFolders;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.pages.DataHealth;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.sources.kept.ConnectionStates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages about delivery and about the health of the data.
@Configuration(proxyBeanMethods = false)
public class DeliveryBeans {

    @Bean
    DeliveryPage deliveryPage(Shell shell, Looks looks, Organization organization) {
        return new DeliveryPage(shell, looks, organization);
    }

    @Bean
    TeamDelivery teamDelivery(Shell shell, Looks looks, Organization organization) {
        return new TeamDelivery(shell, looks, organization);
    }

    @Bean
    RepositoryPages repositoryPages(
            Shell shell,
            Looks looks,
            LookImports imports,
            Organization organization,
            Policy policy) {
        return new RepositoryPages(shell, looks, imports, organization, policy);
    }

    @Bean
    LookFiles lookFiles(Looks looks) {
        return new LookFiles(looks);
    }

    @Bean
    ChangeRepository changeRepository(
            Shell shell,
            Looks looks,
            Repositories repositories,
            Organization organization,
            Policy policy) {
        return new ChangeRepository(shell, looks, repositories, organization, policy);
    }

    @Bean
    ImportPages importPages(
            Shell shell,
            Looks looks,
            LookImports imports,
            Repositories repositories,
            RepositoryFolders folders,
            Policy policy) {
        var begin = new ImportBegin(imports, repositories, folders);
        return new ImportPages(shell, looks, begin, policy);
    }

    @Bean
    JobPages jobPages(Shell shell, Looks looks, LookJobs jobs) {
        return new JobPages(shell, looks, jobs);
    }

    @Bean
    OwnersPage ownersPage(
            Shell shell, Owners owners, Organization organization, Policy policy, Times times) {
        return new OwnersPage(shell, owners, organization, policy, times);
    }

    @Bean
    HealthPages healthPages(
            Shell shell,
            DataHealth health,
            IdentityReview identities,
            Policy policy,
            ConnectionStates states) {
        return new HealthPages(shell, health, identities, policy, states);
    }
}
