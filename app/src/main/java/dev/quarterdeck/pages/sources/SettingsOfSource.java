package dev.quarterdeck.pages.sources;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.sources.ConnectView;
import dev.quarterdeck.pages.view.sources.JteconnectGenerated;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.sources.kept.Connections;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Changes how a tool is connected, tests it, and takes it out of use.
@RestController
final class SettingsOfSource {

    private static final String PATH = SourcePlace.LIST + "/{id}/settings";
    private static final String RETIRE = "retire";

    private static final Map<String, String> DONE =
            Map.of(
                    "change", "The changes are kept.",
                    "retire", "The source is retired: it is read no more, and takes nothing in.",
                    "return", "The source is in use again.");

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;
    private final HeldSecrets held;

    SettingsOfSource(Shell shell, SourcePlace place, Connections connections, HeldSecrets held) {
        this.shell = shell;
        this.place = place;
        this.connections = connections;
        this.held = held;
    }

    /// What is shown beside the settings themselves.
    ///
    /// @param secrets those that were typed before
    /// @param said what was done or found
    private record Shown(Typed typed, Map<String, String> secrets, String said, boolean stubborn) {}

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID id) {
        var source = place.find(request, id);
        var said = DONE.getOrDefault(request.parameter("did"), "");
        return answer(request, source, new Shown(Typed.NOTHING, Map.of(), said, false));
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(
            PageRequest request,
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters) {
        place.require(request);
        var source = place.find(request, id);
        var act = parameters.getOrDefault("act", "");
        if (act.equals(RETIRE) || act.equals("return")) {
            return retire(request, source, parameters, act);
        }
        var form = new ConnectForm(source.tool(), source.state().connection());
        var key = parameters.getOrDefault("held", "");
        var before = held.find(purpose(request, source, form, parameters), key);
        var secrets = form.secrets(parameters, before);
        var typed = form.typed(parameters);
        try {
            var said = form.said(parameters, before);
            if (!act.equals("keep")) {
                var found = connections.check(request.viewer(), id, said);
                if (!found.fine()) {
                    var wrong = ConnectPage.refused(form, typed, found);
                    return answer(request, source, new Shown(wrong, secrets, "", true));
                }
                if (act.equals("test")) {
                    var fine = new Typed(ConnectForm.FORM, typed, "", "", false);
                    var words = ConnectPage.fine(source.tool());
                    return answer(request, source, new Shown(fine, secrets, words, false));
                }
            }
            connections.change(request.viewer(), id, approves(parameters), said);
            held.forget(key);
            return Shell.seeOther(source.path() + "/settings?did=change");
        } catch (Refusal refusal) {
            var field = ConnectForm.field(refusal);
            var wrong = Typed.refused(ConnectForm.FORM, typed, field, refusal);
            return answer(request, source, new Shown(wrong, secrets, "", false));
        }
    }

    private static java.util.function.LongConsumer approves(Map<String, String> parameters) {
        var read = parameters.getOrDefault("version", "");
        var version = read.matches("[0-9]{1,18}") ? Long.parseLong(read) : -1;
        return now -> Etag.require(Etag.of(version), now);
    }

    private ResponseEntity<String> retire(
            PageRequest request, Source source, Map<String, String> parameters, String act) {
        try {
            var said = new Connections.Said(null, null, null, null, null, act.equals(RETIRE));
            connections.change(request.viewer(), source.id(), approves(parameters), said);
            return Shell.seeOther(source.path() + "/settings?did=" + act);
        } catch (Refusal refusal) {
            var wrong = Typed.refused(RETIRE, parameters, "", refusal);
            return answer(request, source, new Shown(wrong, Map.of(), "", false));
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Source source, Shown shown) {
        var refused = place.refused(request, "You may not change how it is connected.");
        var typed = shown.typed();
        var page =
                new ConnectView(
                        place.top(source, "Settings", Said.NOTHING),
                        source.tool().name(),
                        refused == null && source.isRetired() ? retired() : refused,
                        shown.said().isEmpty() ? Said.NOTHING : Said.of(shown.said()),
                        refused != null || source.isRetired()
                                ? null
                                : typed.fill(ConnectForm.FORM, form(request, source, shown)),
                        source.tool().rights(),
                        SourceWords.gives(source.tool()),
                        source.tool().hooks(),
                        refused == null ? typed.fill(RETIRE, retire(source)) : null,
                        source.isRetired()
                                ? "It is read again, and takes in what is pushed again."
                                : "It is read no more and takes nothing in. What it told stays.");
        var head = SourcePlace.head(source, "Settings");
        boolean isFine = typed.error().isEmpty();
        return isFine
                ? shell.page(request, head, List.of(), List.of(), shown(page))
                : shell.again(request, head, typed.status(), shown(page));
    }

    private static State retired() {
        return State.partial(
                "The source is retired.", "Its settings can be changed when it is in use again.");
    }

    private FormView form(PageRequest request, Source source, Shown shown) {
        var hidden = new HashMap<String, String>();
        hidden.put("version", "" + source.state().connection().version());
        var form = new ConnectForm(source.tool(), source.state().connection());
        if (!shown.secrets().isEmpty()) {
            var purpose = purpose(request, source, form, shown.typed().values());
            hidden.put("held", held.hold(purpose, shown.secrets()));
        }
        return form.view(
                source.path() + "/settings", hidden, shown.secrets().keySet(), shown.stubborn());
    }

    private static HeldSecrets.Purpose purpose(
            PageRequest request, Source source, ConnectForm form, Map<String, String> typed) {
        return new HeldSecrets.Purpose(
                request.viewer().user(), "" + source.id(), form.origin(typed));
    }

    private static FormView retire(Source source) {
        var hidden =
                Map.of(
                        "version",
                        "" + source.state().connection().version(),
                        "act",
                        source.isRetired() ? "return" : RETIRE);
        return new FormView(
                source.path() + "/settings?of=retire",
                hidden,
                List.of(),
                source.isRetired() ? "Use it again" : "Retire it",
                "",
                "");
    }

    static Shell.Template shown(ConnectView page) {
        return (out, frame) -> render(out, frame, page);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ConnectView page) {
        JteconnectGenerated.render(out, null, frame, page);
    }
}
