package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.ServiceTokens;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.TokenForm;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.settings.SettingsPage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the tokens of users that no person stands behind; each is ended on its user's page.
@RestController
final class TokensPage {

    private final Shell shell;
    private final Policy policy;
    private final ServiceTokens tokens;
    private final Times times;

    TokensPage(Shell shell, Policy policy, ServiceTokens tokens, Times times) {
        this.shell = shell;
        this.policy = policy;
        this.tokens = tokens;
        this.times = times;
    }

    @GetMapping("/settings/tokens")
    ResponseEntity<String> list(PageRequest request) {
        var head = Head.of(Place.SETTINGS, "Tokens").ofNow();
        var page =
                SettingsPage.of(
                        "Tokens",
                        "Tokens of programs",
                        "With which programs ask this server: tokens of users without a person."
                                + " Tokens of people are seen by themselves alone, under Your account;"
                                + " disabling a user ends them.",
                        "which program still needs its way in");
        var refused =
                new Refusals(policy, request)
                        .seeing(FieldClass.USERS, "Tokens are not shown to you.");
        if (refused != null) {
            return shell.page(request, head, Settings.shown(page.refused(refused)));
        }
        var table = table(request);
        return shell.page(
                request,
                head,
                List.of(),
                List.of(table),
                Settings.shown(page.table(table.view(request))));
    }

    private Table<ServiceTokens.Held> table(PageRequest request) {
        return Table.of("tokens", "tokens", tokens.list(request.viewer()))
                .column(
                        "user",
                        "User",
                        one ->
                                Cell.link(
                                        one.holder().login(),
                                        "/settings/users/%s#tokens".formatted(one.holder().id())))
                .column("name", "Name", one -> Cell.of(one.token().name()))
                .column("id", "Begins", one -> Cell.of("qd_" + one.token().publicId() + "…"))
                .column("scopes", "May", one -> Cell.of(TokenForm.scopes(one.token())))
                .column("made", "Made", one -> Cell.of("" + times.day(one.token().created())))
                .column(
                        "until",
                        "Works until (%s)".formatted(times.zone()),
                        one -> Cell.of(times.at(one.token().expires())))
                .number("used", "Last used", this::used, one -> lastUse(one))
                .whenEmpty(
                        State.empty(
                                "No program has a token.",
                                "Add a user without a person for the program, then make a token on"
                                        + " the user's page.",
                                ""));
    }

    private Cell used(ServiceTokens.Held one) {
        var last = one.token().lastUse();
        return last == null ? Cell.toned("never", "unknown") : Cell.of(times.ago(last));
    }

    private static Instant lastUse(ServiceTokens.Held one) {
        return Objects.requireNonNullElse(one.token().lastUse(), Instant.EPOCH);
    }
}
