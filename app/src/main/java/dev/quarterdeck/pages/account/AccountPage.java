package dev.quarterdeck.pages.account;

import dev.quarterdeck.access.signin.OwnLogin;
import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.access.signin.Present.Someone;
import dev.quarterdeck.access.signin.Session;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.TokenForm;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.account.AccountView;
import dev.quarterdeck.pages.view.account.JteaccountGenerated;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows users what is their own, and lets them end, make and change it.
@RestController
final class AccountPage {

    private final Shell shell;
    private final Present present;
    private final OwnLogin own;
    private final OwnFacts facts;
    private final OwnReads reads;
    private final FirstPage first;
    private final ShownOnce once;
    private final Times times;

    AccountPage(
            Shell shell,
            Present present,
            OwnLogin own,
            OwnFacts facts,
            OwnReads reads,
            FirstPage first,
            ShownOnce once,
            Times times) {
        this.shell = shell;
        this.present = present;
        this.own = own;
        this.facts = facts;
        this.reads = reads;
        this.first = first;
        this.once = once;
        this.times = times;
    }

    @GetMapping("/account")
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING);
    }

    @PostMapping("/account")
    ResponseEntity<String> change(
            HttpServletRequest http, PageRequest request, @RequestParam Map<String, String> form) {
        var act = form.getOrDefault("act", "");
        try {
            var key = act(http, request, act, form);
            return Shell.seeOther(
                    "/account?did=%s%s".formatted(act, key.isEmpty() ? "" : "&once=" + key));
        } catch (Refusal refusal) {
            return answer(request, Typed.refused(act, form, field(act, refusal), refusal));
        }
    }

    /// Does it. @return under which key a secret is shown once, empty for none
    private String act(
            HttpServletRequest http, PageRequest request, String act, Map<String, String> form) {
        var viewer = request.viewer();
        switch (act) {
            case "token" -> {
                var wish = TokenForm.read(request, times, form);
                var made = own.make(viewer, wish.name(), wish.scopes(), wish.expires());
                return once.hold(viewer.user(), made.secret());
            }
            case "end" -> own.revoke(viewer, TokenForm.id(form));
            case "password" -> {
                requireSame(form);
                own.changePassword(
                        http, viewer, form.getOrDefault("old", ""), form.getOrDefault("next", ""));
            }
            case "administrator" -> {
                return first.add(request, form);
            }
            default ->
                    throw new Refusal(
                            "The form (%s) is not one of this page.".formatted(act),
                            "Maybe load the page again.");
        }
        return "";
    }

    // Nobody sees what they type there, and a slip would lock them out of their own login.
    private static void requireSame(Map<String, String> form) {
        if (!form.getOrDefault("next", "").equals(form.getOrDefault("again", ""))) {
            throw new Refusal(
                            "The two new passwords must be the same.", "Maybe type both once more.")
                    .about("again");
        }
    }

    private static String field(String act, Refusal refusal) {
        return switch (act) {
            case "token" -> TokenForm.field(refusal);
            // What is wrong with a password is told of none by name: it is the new one.
            case "password" -> refusal.member().isEmpty() ? "next" : refusal.member();
            default -> refusal.member();
        };
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var me = present.now().orElseThrow(AccountPage::noSession);
        if (me.temporary()) {
            return first.answer(request, typed);
        }
        var read = me.person() == null ? null : reads.of(request, me.person());
        var page = page(request, me, typed, read);
        var head = Head.of(Place.ACCOUNT, Place.ACCOUNT.title()).ofNow();
        List<Table<?>> tables = read == null ? List.of() : List.of(read.table());
        return typed.status() == 200
                ? shell.page(
                        request, head, List.of(), tables, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    private static Refusal noSession() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "session-only",
                "Pages need a session in a browser, not a token.",
                "Maybe sign in at /sign-in.");
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, AccountView page) {
        JteaccountGenerated.render(out, null, frame, page);
    }

    private AccountView page(
            PageRequest request, Someone me, Typed typed, OwnReads.@Nullable Reads read) {
        return new AccountView(
                me.name(),
                "Signed in as %s, %s.%s"
                        .formatted(
                                me.login(),
                                me.by(),
                                me.administers() ? " You are an administrator." : ""),
                said(request, typed, me),
                facts.of(request, me),
                sessions(request),
                TokenForm.list(own.tokens(request.viewer()), "/account?act=end", times),
                typed.fill("token", TokenForm.form("/account?act=token", request)),
                me.hasPassword() ? typed.fill("password", password(me)) : null,
                me.hasPassword()
                        ? ""
                        : "You sign in %s; your password is kept and changed there."
                                .formatted(me.by()),
                read == null ? null : read.table().view(request),
                read == null ? noReads() : null,
                read == null || read.before() == 0
                        ? ""
                        : request.with("reads.before", "" + read.before()) + "#reads");
    }

    private static State noReads() {
        return State.empty(
                "Your user is not linked to a person.",
                "Who opened or changed your record will stand here. It needs the link that an administrator makes under Settings.",
                "");
    }

    private Said said(PageRequest request, Typed typed, Someone me) {
        boolean hasForm =
                typed.act().equals("token") || typed.act().equals("password") && me.hasPassword();
        if (typed.status() != 200) {
            return hasForm ? Said.NOTHING : Said.of(typed.error());
        }
        return said(request);
    }

    private Said said(PageRequest request) {
        var secret = once.take(request.viewer().user(), request.parameter("once"));
        return switch (request.parameter("did")) {
            case "token" ->
                    new Said(
                            secret.isEmpty()
                                    ? "The token was made. It is not shown again."
                                    : "The token was made. Copy it now: it is shown this once.",
                            secret);
            case "end" -> Said.of("The token was taken back.");
            case "password" -> Said.of("The password was changed; your other sessions have ended.");
            default -> Said.NOTHING;
        };
    }

    private Review sessions(PageRequest request) {
        var current = own.session().orElse(null);
        return new Review(
                "sessions-list",
                own.sessions(request.viewer()).stream()
                        .map(one -> session(one, one.id().equals(current)))
                        .toList(),
                State.empty("There are no sessions.", "Where you are signed in stands here.", ""));
    }

    private Review.Item session(Session one, boolean isCurrent) {
        return new Review.Item(
                "session-" + one.id(),
                "%s, %s".formatted(one.agent(), one.address()),
                List.of(
                        "since %s · used %s · ends %s at the latest"
                                .formatted(
                                        times.at(one.created()),
                                        times.ago(one.lastUse()),
                                        times.at(one.expires()))),
                isCurrent ? "this one" : "",
                isCurrent
                        ? List.of()
                        : List.of(
                                new Act(
                                        "End",
                                        "/sessions/%s/end".formatted(one.id()),
                                        Map.of(),
                                        "danger")),
                null);
    }

    private static FormView password(Someone me) {
        return new FormView(
                "/account?act=password",
                Map.of(),
                List.of(
                        Field.of("username", "login", "", me.login()),
                        Field.of("password", "old", "Old password", "").needed(),
                        Field.of("password", "next", "New password", "")
                                .needed()
                                .hint(
                                        "At least 8 characters, better 15 or more. Several words with spaces are fine."),
                        Field.of("password", "again", "New password, once more", "").needed()),
                "Change the password",
                "",
                "");
    }
}
