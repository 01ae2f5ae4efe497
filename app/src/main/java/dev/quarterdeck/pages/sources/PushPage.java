package dev.quarterdeck.pages.sources;

import dev.quarterdeck.access.signin.SignInSettings;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.sources.ConnectionView;
import dev.quarterdeck.pages.view.sources.JtepushGenerated;
import dev.quarterdeck.pages.view.sources.PushView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.kept.Hooks;
import gg.jte.html.OwaspHtmlTemplateOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says how to push to a connection, makes the secret, and shows what came of each push.
@RestController
final class PushPage {

    private static final String PATH = SourcePlace.LIST + "/{id}/push";
    private static final String OWN = "push";

    private final Shell shell;
    private final SourcePlace place;
    private final Hooks hooks;
    private final Watching watching;
    private final ShownOnce once;
    private final SignInSettings settings;

    PushPage(
            Shell shell,
            SourcePlace place,
            Hooks hooks,
            Watching watching,
            ShownOnce once,
            SignInSettings settings) {
        this.shell = shell;
        this.place = place;
        this.hooks = hooks;
        this.watching = watching;
        this.once = once;
        this.settings = settings;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(
            PageRequest request, @PathVariable UUID id, HttpServletRequest http) {
        var source = place.find(request, id);
        var page = page(request, source, http, said(request));
        var tables = new ArrayList<Table<?>>();
        if (source.state().hooked()) {
            tables.add(watching.table(request, id));
        }
        return shell.page(
                request,
                SourcePlace.head(source, "Pushes"),
                List.of(),
                tables,
                (out, frame) -> render(out, frame, page));
    }

    @PostMapping(PATH)
    ResponseEntity<String> make(
            PageRequest request, @PathVariable UUID id, HttpServletRequest http) {
        place.require(request);
        var source = place.find(request, id);
        try {
            var made = hooks.newSecret(request.viewer(), id);
            var key = once.hold(request.viewer().user(), made.secret());
            return Shell.seeOther(source.path() + "/push?did=secret&once=" + key);
        } catch (Refusal refusal) {
            var said = Said.of(refusal.getMessage() + " " + refusal.remedy());
            var page = page(request, source, http, said);
            return shell.again(
                    request,
                    SourcePlace.head(source, "Pushes"),
                    422,
                    (out, frame) -> render(out, frame, page));
        }
    }

    private Said said(PageRequest request) {
        if (request.parameter("did").equals("connected")) {
            return Said.of("The source is made. It needs a secret before something can be pushed.");
        }
        if (!request.parameter("did").equals("secret")) {
            return Said.NOTHING;
        }
        var secret = once.take(request.viewer().user(), request.parameter("once"));
        return secret.isEmpty()
                ? Said.of("The secret is not shown again. A new one can be made.")
                : new Said(
                        "The secret, shown this once: write it where the tool keeps its own. The"
                                + " one before, if there was one, stays good until another is made.",
                        secret);
    }

    private PushView page(PageRequest request, Source source, HttpServletRequest http, Said said) {
        ConnectionView.Live live = null;
        if (source.state().hooked()) {
            live = watching.live(request, watching.table(request, source.id()));
        }
        var address = server(http) + "/hooks/" + source.id();
        boolean isOwn = source.tool().id().equals(OWN);
        return new PushView(
                place.top(source, "Pushes", said),
                source.tool().name(),
                address,
                isOwn ? "" : source.tool().hooks(),
                source.state().hooked(),
                source.isRetired()
                        ? "A retired source takes nothing."
                        : place.unchangeable(request),
                source.path() + "/push",
                isOwn ? ShellLines.of(address, request.today().minusDays(1)) : List.of(),
                live);
    }

    /// The address that people use; the request's own host was found to be this server's before.
    private String server(HttpServletRequest http) {
        var known = settings.publicUrl();
        return known == null
                ? "%s://%s:%d"
                        .formatted(http.getScheme(), http.getServerName(), http.getServerPort())
                : known.toString();
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PushView page) {
        JtepushGenerated.render(out, null, frame, page);
    }
}
