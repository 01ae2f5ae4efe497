package dev.quarterdeck.pages.brief;

import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.planning.Forecasts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the brief.
@Configuration(proxyBeanMethods = false)
public class BriefBeans {

    @Bean
    BriefResource briefResource(
            Shell shell,
            Present present,
            Organization organization,
            Looks looks,
            Forecasts forecasts) {
        return new BriefResource(shell, present, organization, looks, forecasts);
    }
}
