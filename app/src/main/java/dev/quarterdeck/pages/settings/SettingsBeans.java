package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditNames;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.ServiceTokens;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Times;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages of settings.
@Configuration(proxyBeanMethods = false)
public class SettingsBeans {

    @Bean
    UsersPage usersPage(
            Shell shell,
            Policy policy,
            Users users,
            Grants grants,
            Organization organization,
            PersonDirectory persons,
            ShownOnce once,
            Times times) {
        return new UsersPage(shell, policy, users, grants, organization, persons, once, times);
    }

    @Bean
    UserPage userPage(
            Shell shell,
            Policy policy,
            Users users,
            ServiceTokens tokens,
            Grants grants,
            Organization organization,
            PersonDirectory persons,
            ShownOnce once,
            Times times) {
        return new UserPage(
                shell, policy, users, tokens, grants, organization, persons, once, times);
    }

    @Bean
    GrantsPage grantsPage(
            Shell shell,
            Policy policy,
            Grants grants,
            AuditNames names,
            Users users,
            Organization organization,
            Times times) {
        return new GrantsPage(
                shell, policy, grants, names, new GrantForm(users, organization), times);
    }

    @Bean
    TokensPage tokensPage(Shell shell, Policy policy, ServiceTokens tokens, Times times) {
        return new TokensPage(shell, policy, tokens, times);
    }

    @Bean
    AuditPage auditPage(Shell shell, Policy policy, Audit audit, AuditNames names, Times times) {
        return new AuditPage(shell, policy, audit, names, times);
    }
}
