package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.signin.User;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.settings.JtepageGenerated;
import dev.quarterdeck.pages.view.settings.SettingsPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/// Places what the pages of settings hold.
final class Settings {

    private Settings() {}

    /// Returns the page with what is wrong at its top, when none of its forms tells it.
    static SettingsPage told(SettingsPage page, Typed typed) {
        var forms =
                page.forms().stream().flatMap(part -> Optional.ofNullable(part.form()).stream());
        return typed.isToldBy(forms.toList()) ? page : page.said(Said.of(typed.error()));
    }

    static Shell.Template shown(SettingsPage page) {
        return (out, frame) -> render(out, frame, page);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, SettingsPage page) {
        JtepageGenerated.render(out, null, frame, page);
    }

    /// Says how a user signs in.
    static String by(User user) {
        return switch (user.source()) {
            case LOCAL -> "password of this server";
            case OIDC -> "identity provider";
            case BOOTSTRAP -> "temporary administrator";
        };
    }
}
