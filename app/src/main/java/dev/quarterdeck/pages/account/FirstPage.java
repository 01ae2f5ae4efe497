package dev.quarterdeck.pages.account;

import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.account.FirstView;
import dev.quarterdeck.pages.view.account.JtefirstGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Shows the temporary administrator the one thing they are here for.
record FirstPage(Users users, Present present, ShownOnce once) {

    ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var text = new StringOutput();
        render(
                new OwaspHtmlTemplateOutput(text),
                new FirstView(
                        request.csrf(),
                        present.warnings(),
                        said(request),
                        typed.fill("administrator", form())));
        return ResponseEntity.status(typed.status())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(text.toString());
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, FirstView page) {
        JtefirstGenerated.render(out, null, page);
    }

    /// Adds a real administrator.
    ///
    /// @return under which key their password is shown once
    String add(PageRequest request, Map<String, String> form) {
        var made =
                users.create(
                        request.viewer(),
                        new Users.NewUser(
                                form.getOrDefault("login", ""),
                                form.getOrDefault("displayName", ""),
                                true,
                                null));
        return once.hold(
                request.viewer().user(),
                "%s\n%s".formatted(made.user().login(), made.temporaryPassword()));
    }

    private Said said(PageRequest request) {
        if (!request.parameter("did").equals("administrator")) {
            return Said.NOTHING;
        }
        var held = once.take(request.viewer().user(), request.parameter("once")).split("\n", 2);
        return held.length < 2
                ? Said.of("The administrator was added. The password is not shown again.")
                : new Said(
                        "The administrator “%s” was added. Sign in as them with this password, and choose your own: it is shown this once."
                                .formatted(held[0]),
                        held[1]);
    }

    private static FormView form() {
        return new FormView(
                "/account?act=administrator",
                Map.of(),
                List.of(
                        Field.text("login", "User name", "", true)
                                .hint("Letters, digits or . _ @ + -, such as ada.lovelace."),
                        Field.text("displayName", "Name", "", true)),
                "Add the administrator",
                "",
                "");
    }
}
