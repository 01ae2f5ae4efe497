package dev.quarterdeck.pages.account;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.signin.OwnLogin;
import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Times;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages of a user's own account.
@Configuration(proxyBeanMethods = false)
public class AccountBeans {

    @Bean
    AccountPage accountPage(
            Shell shell,
            Present present,
            OwnLogin own,
            OwnFacts facts,
            OwnReads reads,
            FirstPage first,
            ShownOnce once,
            Times times) {
        return new AccountPage(shell, present, own, facts, reads, first, once, times);
    }

    @Bean
    OwnFacts ownFacts(Grants grants, PersonDirectory persons) {
        return new OwnFacts(grants, persons);
    }

    @Bean
    OwnReads ownReads(Audit audit, Times times) {
        return new OwnReads(audit, times);
    }

    @Bean
    FirstPage firstPage(Users users, Present present, ShownOnce once) {
        return new FirstPage(users, present, once);
    }
}
