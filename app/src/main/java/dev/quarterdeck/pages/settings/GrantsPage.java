package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.AuditNames;
import dev.quarterdeck.access.Duty;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Grant;
import dev.quarterdeck.access.GrantScope;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.settings.SettingsPage;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import dev.quarterdeck.pages.view.settings.SettingsPage.Part;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists who holds which duty over whom, why and until when; gives and ends duties.
@RestController
final class GrantsPage {

    private static final String GIVE = "/settings/grants?act=give";

    private final Shell shell;
    private final Policy policy;
    private final Grants grants;
    private final AuditNames names;
    private final GrantForm form;
    private final Times times;

    GrantsPage(
            Shell shell,
            Policy policy,
            Grants grants,
            AuditNames names,
            GrantForm form,
            Times times) {
        this.shell = shell;
        this.policy = policy;
        this.grants = grants;
        this.names = names;
        this.form = form;
        this.times = times;
    }

    @GetMapping("/settings/grants")
    ResponseEntity<String> list(PageRequest request) {
        return list(request, Typed.NOTHING);
    }

    @PostMapping("/settings/grants")
    ResponseEntity<String> give(PageRequest request, @RequestParam Map<String, String> typed) {
        new Refusals(policy, request).require(FieldClass.GRANTS);
        try {
            var given = grants.give(request.viewer(), form.read(request, typed));
            return Shell.seeOther("/settings/grants/%s?did=give".formatted(given.id()));
        } catch (Refusal refusal) {
            return list(request, Typed.refused("give", typed, GrantForm.field(refusal), refusal));
        }
    }

    private ResponseEntity<String> list(PageRequest request, Typed typed) {
        var refusals = new Refusals(policy, request);
        var head = Head.of(Place.SETTINGS, "Duties");
        var page =
                SettingsPage.of(
                        "Duties",
                        "Duties",
                        "Who may act as what, over whom, why and until when.",
                        "which duty is no longer needed, and which has no end");
        var refused = refusals.seeing(FieldClass.GRANTS, "Duties are not shown to you.");
        if (refused != null) {
            return shell.page(request, head, Settings.shown(page.refused(refused)));
        }
        var table = table(request);
        var why = refusals.changing(FieldClass.GRANTS);
        var shown = page.table(table.view(request)).facts(List.of(listed(request)));
        var full =
                why.isEmpty()
                        ? shown.forms(
                                List.of(
                                        new Part(
                                                "give",
                                                "Give a duty",
                                                "To another user than yourself. The purpose can be"
                                                        + " read by the person concerned.",
                                                typed.fill("give", form.view(request, GIVE)))),
                                form.people(request),
                                form.users(request))
                        : shown.forms(
                                List.of(new Part("give", "Give a duty", why, null)),
                                List.of(),
                                List.of());
        return typed.status() == 200
                ? shell.page(request, head, List.of(), List.of(table), Settings.shown(full))
                : shell.again(request, head, typed.status(), Settings.shown(full));
    }

    private Table<Grant> table(PageRequest request) {
        var day = request.day();
        var all = grants.page(request.viewer(), null, true, UsersPage.MOST);
        var rows = all.stream().filter(one -> isListed(one, request)).toList();
        var called = called(request, rows);
        return Table.of("grants", "duties", rows)
                .withoutSome(UsersPage.cut(all.size(), "duties"))
                .column(
                        "holder",
                        "Holder",
                        one ->
                                Cell.link(
                                        user(one.holder(), called), "/settings/grants/" + one.id()))
                .column("duty", "Duty", one -> Cell.of(duty(one)))
                .column("scope", "Over", one -> Cell.of(scope(one, called)))
                .column("purpose", "Purpose", one -> Cell.of(one.purpose()))
                .column("from", "From", one -> Cell.of("" + one.range().from()))
                .column("last", "Last day", GrantsPage::last)
                .column("state", "State", one -> state(one, day))
                .column("by", "Given by", one -> Cell.of(user(one.grantedBy(), called)))
                .whenEmpty(
                        State.empty(
                                "Nobody holds a duty.",
                                "Duties with their purpose and end will stand here.",
                                ""));
    }

    // What was ended stays in the list of the days on which it held.
    private boolean isListed(Grant one, PageRequest request) {
        return withEnded(request) || !isEnded(one, request.day());
    }

    private static boolean withEnded(PageRequest request) {
        return !request.parameter("ended").isEmpty();
    }

    private boolean isEnded(Grant one, LocalDate day) {
        var ending = one.ending();
        return ending != null && !times.day(ending.at()).isAfter(day);
    }

    private static Fact listed(PageRequest request) {
        return withEnded(request)
                ? new Fact("Listed", "all; leave out what was ended", request.with("ended", ""))
                : new Fact(
                        "Listed",
                        "what was not ended before its time; list all",
                        request.with("ended", "yes"));
    }

    private Map<UUID, String> called(PageRequest request, List<Grant> rows) {
        var ids = new HashSet<UUID>();
        for (var one : rows) {
            ids.add(one.holder());
            ids.add(one.grantedBy());
            var ending = one.ending();
            if (ending != null) {
                ids.add(ending.by());
            }
            if (one.scope() instanceof GrantScope.Person(var person)) {
                ids.add(person.value());
            }
        }
        return names.names(request.viewer(), ids);
    }

    private static String user(UUID id, Map<UUID, String> called) {
        if (id.equals(dev.quarterdeck.access.Viewer.console().user())) {
            return "console";
        }
        var text = id.toString();
        return called.getOrDefault(id, "user …" + text.substring(text.length() - 6));
    }

    static String duty(Grant one) {
        var fieldClass = one.fieldClass();
        return fieldClass == null
                ? one.duty().words()
                : one.duty().words() + ": " + words(fieldClass);
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String scope(Grant one, Map<UUID, String> called) {
        return switch (one.scope()) {
            case GrantScope.Person(var person) ->
                    "for " + called.getOrDefault(person.value(), "one person");
            case GrantScope.Everything all -> all.words();
            case GrantScope.Team team -> team.words();
        };
    }

    private static Cell last(Grant one) {
        LocalDate until = one.range().until();
        return until == null ? Cell.toned("no end", "unknown") : Cell.of("" + until.minusDays(1));
    }

    private Cell state(Grant one, LocalDate day) {
        if (isEnded(one, day)) {
            return Cell.toned("ended", "bad");
        }
        if (one.range().contains(day)) {
            return Cell.toned("holds", "good");
        }
        return one.range().from().isAfter(day) ? Cell.toned("to come", "warn") : Cell.of("over");
    }

    @GetMapping("/settings/grants/{grantId}")
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID grantId) {
        return one(request, grantId, Typed.NOTHING);
    }

    @PostMapping("/settings/grants/{grantId}")
    ResponseEntity<String> end(
            PageRequest request,
            @PathVariable UUID grantId,
            @RequestParam Map<String, String> typed) {
        new Refusals(policy, request).require(FieldClass.GRANTS);
        try {
            grants.end(request.viewer(), grantId);
            return Shell.seeOther("/settings/grants/%s?did=end".formatted(grantId));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return one(request, grantId, Typed.refused("end", typed, refusal));
        }
    }

    private ResponseEntity<String> one(PageRequest request, UUID id, Typed typed) {
        var refusals = new Refusals(policy, request);
        var refused = refusals.seeing(FieldClass.GRANTS, "This duty is not shown to you.");
        var empty = SettingsPage.of("Duties", "A duty", "", "");
        if (refused != null) {
            return shell.page(request, head("A duty"), Settings.shown(empty.refused(refused)));
        }
        var grant = grants.find(request.viewer(), id).orElseThrow(() -> unknown(id));
        var called = called(request, List.of(grant));
        var title = "%s of %s".formatted(duty(grant), user(grant.holder(), called));
        var shown =
                SettingsPage.of("Duties", capital(title), capital(scope(grant, called)) + ".", "")
                        .said(said(request))
                        .facts(facts(request, grant, called))
                        .forms(List.of(ending(grant, refusals, typed)), List.of(), List.of());
        return typed.status() == 200
                ? shell.page(request, head(capital(title)), Settings.shown(shown))
                : shell.again(
                        request,
                        head(capital(title)),
                        typed.status(),
                        Settings.shown(Settings.told(shown, typed)));
    }

    private static Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no duty (%s).".formatted(id),
                "Maybe look it up in the list of duties.");
    }

    private static Head head(String title) {
        return Head.of(Place.SETTINGS, title).below("Duties", "/settings/grants");
    }

    private static Said said(PageRequest request) {
        return switch (request.parameter("did")) {
            case "give" -> Said.of("The duty was given.");
            case "end" -> Said.of("The duty has ended.");
            default -> Said.NOTHING;
        };
    }

    private List<Fact> facts(PageRequest request, Grant grant, Map<UUID, String> called) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("State", state(grant, request.day()).text(), null));
        facts.add(
                new Fact(
                        "Holder",
                        user(grant.holder(), called),
                        "/settings/users/" + grant.holder()));
        facts.add(new Fact("Purpose", grant.purpose(), null));
        facts.add(new Fact("From", "" + grant.range().from(), null));
        facts.add(new Fact("Last day", last(grant).text(), null));
        facts.add(
                new Fact(
                        "Given",
                        "%s by %s"
                                .formatted(
                                        times.at(grant.grantedAt()),
                                        user(grant.grantedBy(), called)),
                        null));
        var ending = grant.ending();
        if (ending != null) {
            facts.add(
                    new Fact(
                            "Ended",
                            "%s by %s".formatted(times.at(ending.at()), user(ending.by(), called)),
                            null));
        }
        return facts;
    }

    private static Part ending(Grant grant, Refusals refusals, Typed typed) {
        var why = refusals.changing(FieldClass.GRANTS);
        if (!why.isEmpty() || grant.ending() != null) {
            return new Part("end", "End it", why.isEmpty() ? "It was ended already." : why, null);
        }
        var view =
                new FormView(
                        "/settings/grants/%s?act=end".formatted(grant.id()),
                        Map.of(),
                        List.of(),
                        "End the duty",
                        "/settings/grants",
                        "");
        return new Part(
                "end",
                "End it",
                "From now on it opens nothing. It stays in this list and in the audit log.",
                typed.fill("end", view));
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// Lists the duties that somebody can be given.
    static List<FormView.Option> duties() {
        var options = new ArrayList<FormView.Option>();
        for (var duty : Duty.values()) {
            options.add(new FormView.Option(duty.name(), duty.words()));
        }
        return options;
    }
}
