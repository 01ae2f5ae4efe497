package dev.quarterdeck.organization.identity;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the review of accounts.
@Configuration(proxyBeanMethods = false)
public class IdentityBeans {

    @Bean
    IdentityReview identityReview(Database database, Policy policy, Audit audit, Clock clock) {
        return new IdentityReview(database, policy, audit, clock);
    }

    @Bean
    IdentityResource identityResource(IdentityReview review) {
        return new IdentityResource(review);
    }
}
