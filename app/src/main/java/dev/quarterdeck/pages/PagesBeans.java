package dev.quarterdeck.pages;

import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.account.AccountBeans;
import dev.quarterdeck.pages.brief.BriefBeans;
import dev.quarterdeck.pages.delivery.DeliveryBeans;
import dev.quarterdeck.pages.people.PeopleBeans;
import dev.quarterdeck.pages.plan.PlanBeans;
import dev.quarterdeck.pages.settings.SettingsBeans;
import dev.quarterdeck.pages.sources.SourcePagesBeans;
import dev.quarterdeck.pages.teams.TeamsBeans;
import dev.quarterdeck.platform.http.Notices;
import dev.quarterdeck.platform.http.ProblemPages;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.sources.kept.ConnectionStates;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes the pages.
@Configuration(proxyBeanMethods = false)
@Import({
    AccountBeans.class,
    BriefBeans.class,
    DeliveryBeans.class,
    PlanBeans.class,
    PeopleBeans.class,
    SettingsBeans.class,
    SourcePagesBeans.class,
    TeamsBeans.class
})
public class PagesBeans {

    @Bean
    DataHealth dataHealth(
            ObjectProvider<PersonDirectory> persons,
            Looks looks,
            ConnectionStates states,
            Policy policy,
            Times times) {
        return new DataHealth(
                persons.getIfAvailable(PersonDirectory.Nobody::new), looks, states, policy, times);
    }

    @Bean
    Surroundings surroundings(Present present, DataHealth health, Notices notices) {
        return new Surroundings(present, health, notices);
    }

    @Bean
    Times times(Clock clock) {
        return new Times(clock);
    }

    @Bean
    ShownOnce shownOnce(Clock clock) {
        return new ShownOnce(clock);
    }

    @Bean
    PageRequests pageRequests(Clock clock) {
        return new PageRequests(clock);
    }

    @Bean
    Shell shell(Surroundings surroundings) {
        return new Shell(surroundings);
    }

    @Bean
    @Primary
    ProblemPages framedProblems(
            @Qualifier("problemPages") ProblemPages plain,
            PageRequests requests,
            Surroundings surroundings) {
        return new FramedProblems(plain, requests, surroundings);
    }

    @Bean
    WebMvcConfigurer pageArguments(PageRequests requests) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(requests);
            }
        };
    }

    @Bean
    ThemeForm themeForm() {
        return new ThemeForm();
    }

    @Bean
    FindPage findPage(Shell shell, Organization organization, Looks looks, Portfolio portfolio) {
        return new FindPage(shell, new Finder(organization, looks, portfolio));
    }

    @Bean
    PlacesPage placesPage(Shell shell) {
        return new PlacesPage(shell);
    }

    @Bean
    StyleGuidePage styleGuidePage(Shell shell) {
        return new StyleGuidePage(shell);
    }
}
