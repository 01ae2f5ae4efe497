package dev.quarterdeck.metrics.intention;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps what is intended.
@Configuration(proxyBeanMethods = false)
public class IntentionBeans {

    @Bean
    Intentions intentions(
            Database database, Policy policy, Audit audit, Clock clock, Organization organization) {
        return new Intentions(database, policy, audit, clock, organization);
    }

    @Bean
    IntentionsResource intentionsResource(Intentions intentions) {
        return new IntentionsResource(intentions);
    }
}
