package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the policy and what stands on it; wants a bean `dataFolder` of type `Path`.
@Configuration(proxyBeanMethods = false)
public class AccessBeans {

    @Bean
    Ground ground(Database database, Clock clock) {
        return Ground.of(database, clock);
    }

    @Bean
    SmartInitializingSingleton rowSecurityRules(Ground ground) {
        return ground::teachRowSecurity;
    }

    @Bean
    Policy policy(Ground ground, Clock clock) {
        return new Policy(ground.matrix(), ground.current()::index, clock);
    }

    @Bean
    Relations relations(Ground ground, Clock clock) {
        return new Relations(ground.current(), clock);
    }

    @Bean
    Audit audit(
            Database database, Policy policy, Clock clock, @Qualifier("dataFolder") Path folder) {
        var heads = new AuditHeads(folder.resolve(Audit.HEADS));
        return new Audit(database, heads, policy, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    AuditDaybook auditDaybook(Audit audit) {
        return new AuditDaybook(audit);
    }

    @Bean
    EnabledUsers enabledUsers(Database database) {
        return new EnabledUsers(database);
    }

    @Bean
    Grants grants(Ground ground, Policy policy, Audit audit) {
        return new Grants(ground, policy, audit);
    }

    @Bean
    GrantsResource grantsResource(Grants grants) {
        return new GrantsResource(grants);
    }

    @Bean
    AuditNames auditNames(
            Database database, Policy policy, ObjectProvider<PersonDirectory> persons) {
        return new AuditNames(
                database, policy, persons.getIfAvailable(PersonDirectory.Nobody::new));
    }

    @Bean
    AuditResource auditResource(Audit audit, AuditNames names) {
        return new AuditResource(audit, names);
    }

    @Bean
    AccessResource accessResource(Policy policy, Grants grants, Database database, Audit audit) {
        return new AccessResource(policy, grants, new OthersRights(database, policy, audit));
    }
}
