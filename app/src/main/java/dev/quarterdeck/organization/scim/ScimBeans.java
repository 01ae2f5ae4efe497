package dev.quarterdeck.organization.scim;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires provisioning by SCIM.
@Configuration(proxyBeanMethods = false)
public class ScimBeans {

    @Bean
    Provisioning provisioning(
            Database database, Organization organization, Policy policy, Clock clock) {
        return new Provisioning(database, organization, policy, clock);
    }

    @Bean
    ScimResource scimResource(Provisioning provisioning) {
        return new ScimResource(new ScimService(provisioning));
    }
}
