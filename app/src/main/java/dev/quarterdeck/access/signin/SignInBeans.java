package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.ProblemPages;
import dev.quarterdeck.platform.http.Problems;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes sign-in: the parts, the resources, and the one filter chain in its order.
@Configuration(proxyBeanMethods = false)
public class SignInBeans {

    @Bean
    Authority authority(Policy policy, Grants grants, Audit audit) {
        return new Authority(policy, grants, audit);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    PasswordRules passwordRules() {
        return new PasswordRules();
    }

    @Bean
    Sessions sessions(
            Database database, Clock clock, SignInSettings settings, Authority authority) {
        return new Sessions(database, clock, settings, authority);
    }

    @Bean
    Tokens tokens(Database database, Clock clock) {
        return new Tokens(database, clock);
    }

    @Bean
    ConsoleToken consoleToken(SignInSettings settings) {
        return new ConsoleToken(settings.folder());
    }

    @Bean
    Bootstrap bootstrap(
            Database database,
            Clock clock,
            Passwords passwords,
            PasswordRules rules,
            Authority authority,
            SignInSettings settings) {
        return new Bootstrap(database, clock, passwords, rules, authority, settings);
    }

    @Bean
    SignIn signIn(
            Database database,
            Clock clock,
            Passwords passwords,
            Sessions sessions,
            Bootstrap bootstrap) {
        var backOff = new BackOff(database, clock);
        return new SignIn(database, clock, passwords, backOff, sessions, bootstrap);
    }

    @Bean
    OwnPassword ownPassword(
            Database database,
            Clock clock,
            SignIn signIn,
            Passwords passwords,
            PasswordRules rules,
            Authority authority) {
        return new OwnPassword(database, clock, signIn, passwords, rules, authority);
    }

    @Bean
    Leavers leavers(Database database, Clock clock, Authority authority) {
        return new Leavers(database, clock, authority);
    }

    @Bean
    Provider provider(SignInSettings settings, Clock clock) {
        return new Provider(settings, clock);
    }

    @Bean
    Cookies cookies(SignInSettings settings) {
        return new Cookies(settings);
    }

    @Bean
    Present present(Authority authority, Bootstrap bootstrap, Provider provider) {
        return new Present(authority, bootstrap, provider);
    }

    @Bean
    SignInStart signInStart(Bootstrap bootstrap, ConsoleToken console) {
        return new SignInStart(bootstrap, console);
    }

    @Bean
    Users users(Database database, Clock clock, Passwords passwords, Authority authority) {
        return new Users(database, clock, passwords, authority);
    }

    @Bean
    ServiceTokens serviceTokens(Database database, Tokens tokens, Authority authority) {
        return new ServiceTokens(database, tokens, authority);
    }

    @Bean
    UsersResource usersResource(Users users, ServiceTokens tokens) {
        return new UsersResource(users, tokens);
    }

    @Bean
    OwnLogin ownLogin(
            Database database,
            Clock clock,
            Sessions sessions,
            Tokens tokens,
            OwnPassword password,
            Authority authority,
            Cookies cookies) {
        return new OwnLogin(
                database, clock, sessions, tokens, password, authority, new Door(cookies));
    }

    @Bean
    MeResource meResource(OwnLogin own, Bootstrap bootstrap, Cookies cookies) {
        return new MeResource(own, bootstrap, new Door(cookies));
    }

    @Bean
    PlainPages plainPages(
            Database database,
            SignIn signIn,
            Sessions sessions,
            OwnPassword password,
            Provider provider,
            Cookies cookies) {
        return new PlainPages(database, signIn, sessions, password, provider, new Door(cookies));
    }

    @Bean
    OidcPages oidcPages(
            Database database,
            Clock clock,
            SignIn signIn,
            Authority authority,
            SignInSettings settings,
            Provider provider,
            Cookies cookies,
            ObjectProvider<PersonDirectory> persons) {
        var directory = persons.getIfAvailable(PersonDirectory.Nobody::new);
        var arrivals = new Arrivals(database, clock, signIn, authority, settings, directory);
        var requests = new ProviderRequests(database, clock);
        return new OidcPages(provider, requests, arrivals, database, clock, cookies);
    }

    @Bean
    ProblemPages problemPages() {
        return Pages::problem;
    }

    @Bean
    WebMvcConfigurer viewers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ViewerArgumentResolver());
            }
        };
    }

    /// Makes the one chain that every request passes, right behind the request's id.
    @Bean
    FilterRegistrationBean<FilterChainProxy> securityChain(
            Problems problems,
            SignInSettings settings,
            Clock clock,
            Sessions sessions,
            Tokens tokens,
            ConsoleToken console,
            Provider provider,
            Cookies cookies) {
        var headers =
                new HeaderWriterFilter(
                        List.of(new SecurityHeaders(settings, provider::formTarget)));
        headers.setShouldWriteHeadersEagerly(true);
        var limits = new RateLimits(problems, settings, clock);
        List<Filter> filters =
                List.of(
                        headers,
                        new RequestGuard(problems, settings),
                        new Identify(problems, sessions, tokens, console, cookies, limits),
                        limits,
                        forms(problems, cookies),
                        new Gate(problems));
        var chain =
                new FilterChainProxy(
                        new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, filters));
        var registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    private static CsrfFilter forms(Problems problems, Cookies cookies) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.name(Cookies.Use.FORM));
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(cookies.isSecure()).sameSite("Lax"));
        var filter = new CsrfFilter(tokens);
        filter.setRequireCsrfProtectionMatcher(SignInBeans::needsFormToken);
        filter.setAccessDeniedHandler(
                (request, response, denied) -> {
                    // Signing out takes the form's token along: then sign-in is what is missing.
                    boolean isAnybody = SignedIn.now().isPresent() || Paths.isOpen(request);
                    if (isAnybody || !WayIn.lead(request, response)) {
                        problems.write(request, response, forged());
                    }
                });
        return filter;
    }

    private static boolean needsFormToken(HttpServletRequest request) {
        return !Paths.isSafe(request)
                && request.getHeader("Authorization") == null
                && !Paths.isPushed(request)
                && !Paths.of(request).equals(OidcPages.BACK_CHANNEL);
    }

    private static Refusal forged() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "form-token",
                "The request must carry the token of our own form.",
                "Maybe load the page again; a script sends the header X-CSRF-TOKEN.");
    }
}
