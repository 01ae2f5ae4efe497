package dev.quarterdeck.metrics.board;

import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the boards of teams.
@Configuration(proxyBeanMethods = false)
public class BoardBeans {

    @Bean
    TeamBoards teamBoards(
            TeamMetrics metrics, Measured measured, Organization organization, Clock clock) {
        return new TeamBoards(metrics, measured, organization, clock);
    }
}
