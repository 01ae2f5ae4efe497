package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the way in by a link that works once, and users whose passwords stay; not part of a
/// server for others.
@Configuration(proxyBeanMethods = false)
public class OneTimeBeans {

    @Bean
    OneTimeKeys oneTimeKeys(Clock clock) {
        return new OneTimeKeys(clock);
    }

    @Bean
    OneTimeResource oneTimeResource(
            OneTimeKeys keys,
            Database database,
            SignIn signIn,
            Sessions sessions,
            Cookies cookies) {
        return new OneTimeResource(keys, database, signIn, sessions, new Door(cookies));
    }

    @Bean
    PreparedUsers preparedUsers(
            Database database, Clock clock, Passwords passwords, Authority authority) {
        return new PreparedUsers(new Users(database, clock, passwords, authority));
    }
}
