package dev.quarterdeck.activity.kept;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the histories.
@Configuration(proxyBeanMethods = false)
public class HistoriesBeans {

    @Bean
    Histories histories(Database database, Clock clock, List<Histories.Refolding> refoldings) {
        return new Histories(database, clock, refoldings);
    }

    @Bean
    Withdrawals withdrawals(Database database, Clock clock, Histories histories) {
        return new Withdrawals(database, clock, histories);
    }

    @Bean
    ToldCommits toldCommits(Database database, Clock clock) {
        return new ToldCommits(database, clock);
    }
}
