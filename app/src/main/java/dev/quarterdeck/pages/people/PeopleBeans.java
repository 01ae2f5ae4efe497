package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Directory;
import dev.quarterdeck.organization.ImportOrders;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages about people.
@Configuration(proxyBeanMethods = false)
public class PeopleBeans {

    @Bean
    PeoplePage peoplePage(Shell shell, Organization organization) {
        return new PeoplePage(shell, organization);
    }

    @Bean
    TeamForm teamForm(Shell shell, Organization organization, Policy policy) {
        return new TeamForm(shell, organization, policy);
    }

    @Bean
    AccountsPage accountsPage(
            Shell shell,
            Policy policy,
            IdentityReview review,
            Organization organization,
            Times times) {
        return new AccountsPage(shell, policy, review, organization, times);
    }

    @Bean
    ImportPage importPage(Shell shell, Policy policy, ImportOrders orders, Clock clock) {
        return new ImportPage(shell, policy, orders, new UploadShelf(clock));
    }

    @Bean
    PersonsPage personsPage(Shell shell, Organization organization, Directory directory) {
        return new PersonsPage(shell, organization, directory);
    }
}
