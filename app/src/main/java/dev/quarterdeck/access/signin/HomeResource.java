package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.pages.HomePage;
import dev.quarterdeck.access.signin.pages.HomePage.Command;
import dev.quarterdeck.access.signin.pages.HomePage.Link;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows who is signed in, what is here, and what can be done next.
@RestController
final class HomeResource {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Sessions sessions;
    private final Bootstrap bootstrap;
    private final Provider provider;
    private final Authority authority;
    private final PersonDirectory directory;

    HomeResource(
            Database database,
            Sessions sessions,
            Bootstrap bootstrap,
            Provider provider,
            Authority authority,
            PersonDirectory directory) {
        this.database = database;
        this.sessions = sessions;
        this.bootstrap = bootstrap;
        this.provider = provider;
        this.authority = authority;
        this.directory = directory;
    }

    @GetMapping("/")
    ResponseEntity<String> home(SignedIn me, HttpServletRequest request) {
        var user = PlainPages.user(me);
        boolean administers = authority.isAdministrator(user.id());
        var size = directory.size(me.viewer()).orElse(null);
        return Pages.home(
                new HomePage(
                        Pages.frame("Home", request, bootstrap.warnings()),
                        user.displayName(),
                        user.login(),
                        by(user),
                        who(me.viewer(), administers),
                        here(size),
                        commands(user, administers, size),
                        links(user),
                        stays(me, user)));
    }

    private String by(User user) {
        return switch (user.source()) {
            case LOCAL -> "with a password of this server";
            case OIDC -> "through " + provider.host();
            case BOOTSTRAP -> "as the temporary administrator";
        };
    }

    private List<String> who(Viewer viewer, boolean administers) {
        var who = new ArrayList<String>();
        if (administers) {
            who.add("You are an administrator.");
        }
        var person = viewer.person();
        if (person != null) {
            var name = directory.names(viewer, List.of(person.value())).get(person.value());
            who.add("In the organisation you are %s.".formatted(name == null ? person : name));
        }
        return who;
    }

    private static String here(PersonDirectory.@Nullable Size size) {
        if (size == null) {
            return "";
        }
        return size.isEmpty()
                ? "The organisation is empty: nobody was imported yet."
                : "%s in %s, as of %s."
                        .formatted(
                                count(size.persons(), "person", "persons"),
                                count(size.teams(), "team", "teams"),
                                size.day());
    }

    private static String count(long number, String one, String more) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : more);
    }

    private static List<Command> commands(
            User user, boolean administers, PersonDirectory.@Nullable Size size) {
        if (user.source() == User.Source.BOOTSTRAP) {
            return List.of(
                    new Command(
                            "qd user add LOGIN --name 'NAME' --administrator",
                            "makes a real administrator; sign in as them next"));
        }
        var fill =
                new Command("qd import people people.csv", "shows first what a file would change");
        var commands = new ArrayList<Command>();
        boolean isEmpty = size == null || size.isEmpty();
        if (administers && isEmpty) {
            commands.add(fill);
        }
        commands.add(new Command("qd org", "the teams, their heads and people"));
        if (administers && !isEmpty) {
            commands.add(fill);
        }
        commands.add(
                new Command(
                        "qd token create --user %s --name laptop".formatted(user.login()),
                        "a token, with which qd works on another machine"));
        if (administers) {
            commands.add(new Command("qd audit", "who did what, newest first"));
        } else {
            commands.add(new Command("qd may see LEAVE --person NUMBER", "yes or no, and why"));
        }
        return commands;
    }

    private static List<Link> links(User user) {
        var links = new ArrayList<Link>();
        if (user.source() != User.Source.BOOTSTRAP) {
            links.add(new Link("/api/v1/me", "You, as programs see you"));
            links.add(new Link("/api/v1/me/tokens", "Your API tokens"));
            links.add(new Link("/api/v1/me/grants", "Your duties"));
        }
        if (user.person() != null) {
            links.add(
                    new Link(
                            "/api/v1/persons/%s/read-log".formatted(user.person()),
                            "Who opened or changed your records"));
        }
        links.add(new Link("/api/v1/openapi.json", "The API document"));
        if (user.source() == User.Source.LOCAL) {
            links.add(new Link("/password", "Change your password"));
        }
        return links;
    }

    private List<HomePage.Stay> stays(SignedIn me, User user) {
        var current = me.proof() instanceof Proof.BySession(Session one, User ignored) ? one : null;
        return database.keeping(sql -> sessions.list(sql, user.id())).stream()
                .map(session -> stay(session, current))
                .toList();
    }

    private static HomePage.Stay stay(Session session, @Nullable Session current) {
        return new HomePage.Stay(
                session.id().toString(),
                session.agent() + ", " + session.address(),
                moment(session.created()),
                moment(session.lastUse()),
                current != null && session.id().equals(current.id()));
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }
}
