package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.ServiceTokens;
import dev.quarterdeck.access.signin.User;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.PersonField;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.TokenForm;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.settings.SettingsPage;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import dev.quarterdeck.pages.view.settings.SettingsPage.Part;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Etag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a user, and lets administrators disable, enable, link and reset them, and keep the
/// tokens of those that no person stands behind.
@RestController
final class UserPage {

    private final Shell shell;
    private final Policy policy;
    private final Users users;
    private final ServiceTokens tokens;
    private final Grants grants;
    private final Organization organization;
    private final PersonDirectory persons;
    private final ShownOnce once;
    private final Times times;

    UserPage(
            Shell shell,
            Policy policy,
            Users users,
            ServiceTokens tokens,
            Grants grants,
            Organization organization,
            PersonDirectory persons,
            ShownOnce once,
            Times times) {
        this.shell = shell;
        this.policy = policy;
        this.users = users;
        this.tokens = tokens;
        this.grants = grants;
        this.organization = organization;
        this.persons = persons;
        this.once = once;
        this.times = times;
    }

    @GetMapping("/settings/users/{userId}")
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID userId) {
        return answer(request, userId, Typed.NOTHING);
    }

    @PostMapping("/settings/users/{userId}")
    ResponseEntity<String> change(
            PageRequest request,
            @PathVariable UUID userId,
            @RequestParam Map<String, String> form) {
        new Refusals(policy, request).require(FieldClass.USERS);
        var act = form.getOrDefault("act", "");
        try {
            var secret = act(request, userId, act, form);
            var key = secret.isEmpty() ? "" : "&once=" + once.hold(request.viewer().user(), secret);
            return Shell.seeOther("/settings/users/%s?did=%s%s".formatted(userId, act, key));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND && !act.equals("end")) {
                throw refusal;
            }
            var field = act.equals("token") ? TokenForm.field(refusal) : refusal.member();
            return answer(request, userId, Typed.refused(act, form, field, refusal));
        }
    }

    /// Does it. @return what is to be shown once, empty for nothing
    private String act(PageRequest request, UUID user, String act, Map<String, String> form) {
        var viewer = request.viewer();
        var read = etag(form.getOrDefault("version", ""));
        switch (act) {
            case "disable" -> users.disable(viewer, user, read);
            case "enable" -> users.enable(viewer, user, read);
            case "link" -> users.link(viewer, user, person(request, form), read);
            case "reset" -> {
                Etag.require(read, users.one(viewer, user).version());
                return users.resetPassword(viewer, user).temporaryPassword();
            }
            case "token" -> {
                var wish = TokenForm.read(request, times, form);
                return tokens.make(viewer, user, wish.name(), wish.scopes(), wish.expires())
                        .secret();
            }
            case "end" -> tokens.end(viewer, user, TokenForm.id(form));
            default ->
                    throw new Refusal(
                            "The form (%s) is not one of this page.".formatted(act),
                            "Maybe load the page again.");
        }
        return "";
    }

    private static String etag(String version) {
        return version.matches("[0-9]{1,18}") ? Etag.of(Long.parseLong(version)) : Etag.of(0);
    }

    private @Nullable PersonId person(PageRequest request, Map<String, String> form) {
        return PersonField.find(
                        organization.asOf(request.viewer(), request.today()),
                        form.getOrDefault("person", ""))
                .orElse(null);
    }

    private ResponseEntity<String> answer(PageRequest request, UUID id, Typed typed) {
        var refusals = new Refusals(policy, request);
        var refused = refusals.seeing(FieldClass.USERS, "This user is not shown to you.");
        if (refused != null) {
            var page = SettingsPage.of("Users", "A user", "", "").refused(refused);
            return shell.page(request, head("A user"), Settings.shown(page));
        }
        var user = users.one(request.viewer(), id);
        var day = organization.asOf(request.viewer(), request.today());
        var page =
                SettingsPage.of(
                                "Users",
                                user.displayName(),
                                "Signs in as " + user.login() + ".",
                                "")
                        .said(said(request))
                        .facts(facts(request, user));
        var why = refusals.changing(FieldClass.USERS);
        var shown =
                why.isEmpty()
                        ? withTokens(request.viewer(), user, page)
                                .forms(
                                        forms(request, user, typed, day),
                                        PersonField.offered(day),
                                        List.of())
                        : page.forms(
                                List.of(new Part("change", "Change", why, null)),
                                List.of(),
                                List.of());
        var head = head(user.login());
        return typed.status() == 200
                ? shell.page(request, head, Settings.shown(shown))
                : shell.again(
                        request, head, typed.status(), Settings.shown(Settings.told(shown, typed)));
    }

    private static Head head(String title) {
        return Head.of(Place.SETTINGS, title).below("Users", "/settings").ofNow();
    }

    private Said said(PageRequest request) {
        var secret = once.take(request.viewer().user(), request.parameter("once"));
        var did = request.parameter("did");
        var words =
                switch (did) {
                    case "add" -> "The user was added. ";
                    case "disable" ->
                            "The user can no longer sign in; sessions and tokens have ended.";
                    case "enable" -> "The user may sign in again.";
                    case "link" -> "The link to the person was changed.";
                    case "reset" -> "The password was reset; sessions and tokens have ended. ";
                    case "token" -> "The token was made. ";
                    case "end" -> "The token was taken back.";
                    default -> "";
                };
        boolean hasSecret = words.endsWith(" ");
        return new Said(words + (hasSecret ? secretWords(did, secret) : ""), secret);
    }

    private static String secretWords(String did, String secret) {
        if (secret.isEmpty()) {
            return "What it was is not shown again.";
        }
        return did.equals("token")
                ? "Copy it now: it is shown this once."
                : "Hand them this temporary password, good for one day: it is shown this once.";
    }

    private List<Fact> facts(PageRequest request, User user) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("State", UsersPage.state(user).text(), null));
        var disabled = user.disabled();
        if (disabled != null) {
            facts.add(new Fact("Disabled", times.at(disabled) + " " + times.zone(), null));
        }
        facts.add(new Fact("Signs in by", Settings.by(user), null));
        facts.add(person(request, user));
        facts.add(new Fact("User since", "" + times.day(user.created()), null));
        facts.add(
                new Fact(
                        "Duties",
                        duties(request, user),
                        "/settings/grants?grants.q=" + user.login()));
        return facts;
    }

    private Fact person(PageRequest request, User user) {
        var person = user.person();
        if (person == null) {
            return new Fact("Person", "none: a user for a program, or not linked yet", null);
        }
        var name = persons.names(request.viewer(), List.of(person.value())).get(person.value());
        return new Fact(
                "Person",
                Objects.requireNonNullElse(name, "somebody not shown to you"),
                request.link("/people/persons/" + person.value()));
    }

    private String duties(PageRequest request, User user) {
        var words =
                grants.heldBy(user.id()).stream()
                        .map(
                                one ->
                                        "%s %s"
                                                .formatted(
                                                        one.duty().words(),
                                                        GrantsPage.scope(one, Map.of())))
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }

    private SettingsPage withTokens(Viewer viewer, User user, SettingsPage page) {
        if (!isService(viewer, user)) {
            return page;
        }
        var held =
                tokens.list(viewer).stream()
                        .filter(one -> one.holder().id().equals(user.id()))
                        .map(ServiceTokens.Held::token)
                        .toList();
        return page.tokens(
                TokenForm.list(held, "/settings/users/" + user.id() + "?act=end", times));
    }

    private static boolean isService(Viewer viewer, User user) {
        return user.person() == null
                && user.source() == User.Source.LOCAL
                && !user.id().equals(viewer.user());
    }

    private List<Part> forms(PageRequest request, User user, Typed typed, OrganizationDay day) {
        var parts = new ArrayList<Part>();
        if (isService(request.viewer(), user) && user.isEnabled()) {
            parts.add(
                    new Part(
                            "token",
                            "Make a token",
                            "For a program that asks this server as this user.",
                            typed.fill("token", TokenForm.form(action(user, "token"), request))));
        }
        parts.add(link(request, user, typed, day));
        parts.add(password(user, typed));
        parts.add(user.isEnabled() ? disable(user, typed) : enable(user, typed));
        return parts;
    }

    private static String action(User user, String act) {
        return "/settings/users/%s?act=%s".formatted(user.id(), act);
    }

    private static FormView form(
            User user, String act, List<FormView.Field> fields, String submit) {
        return new FormView(
                action(user, act), Map.of("version", "" + user.version()), fields, submit, "", "");
    }

    private static Part link(PageRequest request, User user, Typed typed, OrganizationDay day) {
        if (user.id().equals(request.viewer().user())) {
            return new Part(
                    "link",
                    "Person",
                    "Nobody may change which person their own user belongs to. Maybe another"
                            + " administrator does.",
                    null);
        }
        var number =
                day.persons().stream()
                        .filter(one -> one.id().equals(user.person()))
                        .map(OrganizationDay.Colleague::number)
                        .findFirst()
                        .orElse("");
        return new Part(
                "link",
                "Person",
                "Whose relations and records the user has. Empty takes the link away.",
                typed.fill(
                        "link",
                        form(
                                user,
                                "link",
                                List.of(PersonField.of("person", "Person", number)),
                                "Link the user")));
    }

    private static Part password(User user, Typed typed) {
        return user.source() == User.Source.LOCAL
                ? new Part(
                        "reset",
                        "Password",
                        "A new temporary password, shown to you once. Sessions and tokens of the"
                                + " user end.",
                        typed.fill("reset", form(user, "reset", List.of(), "Reset the password")))
                : new Part(
                        "reset",
                        "Password",
                        "No password of this user is kept here; the identity provider can reset"
                                + " it.",
                        null);
    }

    private static Part disable(User user, Typed typed) {
        return new Part(
                "disable",
                "Disable",
                "Ends sessions and tokens at once, and lets the user in no more. Nothing is"
                        + " deleted.",
                typed.fill("disable", form(user, "disable", List.of(), "Disable the user")));
    }

    private static Part enable(User user, Typed typed) {
        return new Part(
                "enable",
                "Enable",
                "Lets the user sign in again; what ended stays ended.",
                typed.fill("enable", form(user, "enable", List.of(), "Enable the user")));
    }
}
