package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Grant;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.User;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.PersonField;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.settings.SettingsPage;
import dev.quarterdeck.pages.view.settings.SettingsPage.Part;
import dev.quarterdeck.platform.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists who may sign in, and adds somebody.
@RestController
final class UsersPage {

    static final int MOST = 10_000;
    private static final String ADD = "/settings?act=add";

    private final Shell shell;
    private final Policy policy;
    private final Users users;
    private final Grants grants;
    private final Organization organization;
    private final PersonDirectory persons;
    private final ShownOnce once;
    private final Times times;

    UsersPage(
            Shell shell,
            Policy policy,
            Users users,
            Grants grants,
            Organization organization,
            PersonDirectory persons,
            ShownOnce once,
            Times times) {
        this.shell = shell;
        this.policy = policy;
        this.users = users;
        this.grants = grants;
        this.organization = organization;
        this.persons = persons;
        this.once = once;
        this.times = times;
    }

    @GetMapping("/settings")
    ResponseEntity<String> list(PageRequest request) {
        // Settings open here; who may not see users begins with what is shown to everybody.
        return new Refusals(policy, request).seeing(FieldClass.USERS, "") == null
                ? answer(request, Typed.NOTHING)
                : Shell.seeOther("/settings/sources");
    }

    @PostMapping("/settings")
    ResponseEntity<String> add(PageRequest request, @RequestParam Map<String, String> form) {
        new Refusals(policy, request).require(FieldClass.USERS);
        try {
            var day = organization.asOf(request.viewer(), request.today());
            var person = PersonField.find(day, form.getOrDefault("person", "")).orElse(null);
            var made =
                    users.create(
                            request.viewer(),
                            new Users.NewUser(
                                    form.getOrDefault("login", ""),
                                    form.getOrDefault("displayName", ""),
                                    form.containsKey("administrator"),
                                    person));
            var key = once.hold(request.viewer().user(), made.temporaryPassword());
            return Shell.seeOther(
                    "/settings/users/%s?did=add&once=%s".formatted(made.user().id(), key));
        } catch (Refusal refusal) {
            return answer(request, Typed.refused("add", form, refusal));
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var head = Head.of(Place.SETTINGS, "Settings").ofNow();
        var page =
                SettingsPage.of(
                        "Users",
                        "Users",
                        "Who may sign in to this server, and as whom.",
                        "who gets in, and who no longer does");
        var table = table(request);
        var shown = forms(request, typed, page.table(table.view(request)));
        return typed.status() == 200
                ? shell.page(request, head, List.of(), List.of(table), Settings.shown(shown))
                : shell.again(request, head, typed.status(), Settings.shown(shown));
    }

    private Table<User> table(PageRequest request) {
        var viewer = request.viewer();
        var all =
                users.list(viewer, null, MOST).stream()
                        .sorted(Comparator.comparing(one -> Table.folded(one.login())))
                        .toList();
        var names =
                persons.names(
                        viewer,
                        all.stream()
                                .map(User::person)
                                .filter(Objects::nonNull)
                                .map(PersonId::value)
                                .toList());
        Map<UUID, List<Grant>> duties =
                grants.page(viewer, null, false, MOST).stream()
                        .filter(one -> one.range().contains(request.today()))
                        .collect(Collectors.groupingBy(Grant::holder));
        return Table.of("users", "users", all)
                .withoutSome(cut(all.size(), "users"))
                .column(
                        "login",
                        "User name",
                        one -> Cell.link(one.login(), "/settings/users/" + one.id()))
                .column("name", "Name", one -> Cell.of(one.displayName()))
                .column("person", "Person", one -> person(request, one, names))
                .column("by", "Signs in", one -> Cell.of(Settings.by(one)))
                .column(
                        "duties",
                        "Duties",
                        one -> Cell.of(words(duties.getOrDefault(one.id(), List.of()))))
                .column("state", "State", UsersPage::state)
                .column("since", "Since", one -> Cell.of("" + times.day(one.created())))
                .whenEmpty(State.empty("Nobody may sign in yet.", "Users will stand here.", ""));
    }

    /// Says that a list was cut, empty when it was not.
    static String cut(int size, String what) {
        return size < MOST
                ? ""
                : "The first %s %s that were made are listed; there may be others."
                        .formatted(Wording.count(MOST), what);
    }

    private static Cell person(PageRequest request, User one, Map<UUID, String> names) {
        var person = one.person();
        return person == null
                ? Cell.of("")
                : Cell.link(
                        names.getOrDefault(person.value(), "somebody not shown to you"),
                        request.link("/people/persons/" + person.value()));
    }

    private static String words(List<Grant> duties) {
        return duties.stream()
                .map(one -> one.duty().words())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static Cell state(User one) {
        if (!one.isEnabled()) {
            return Cell.toned("disabled", "bad");
        }
        return one.mustChangePassword()
                ? Cell.toned("has a temporary password", "warn")
                : Cell.toned("enabled", "good");
    }

    private SettingsPage forms(PageRequest request, Typed typed, SettingsPage page) {
        var why = new Refusals(policy, request).changing(FieldClass.USERS);
        if (!why.isEmpty()) {
            return page.forms(
                    List.of(new Part("add", "Add a user", why, null)), List.of(), List.of());
        }
        var part =
                new Part(
                        "add",
                        "Add a user",
                        "They get a temporary password, shown to you once, and replace it when they"
                                + " sign in. Users of an identity provider come by themselves.",
                        typed.fill("add", form()));
        var day = organization.asOf(request.viewer(), request.today());
        return page.forms(List.of(part), PersonField.offered(day), List.of());
    }

    private static FormView form() {
        return new FormView(
                ADD,
                Map.of(),
                List.of(
                        Field.text("login", "User name", "", true),
                        Field.text("displayName", "Name", "", true),
                        PersonField.of("person", "Person", ""),
                        Field.of("checkbox", "administrator", "Administrator", "")
                                .hint(
                                        "Administrators keep users, duties and tokens. They see no"
                                                + " confidential record by that.")),
                "Add the user",
                "",
                "");
    }
}
