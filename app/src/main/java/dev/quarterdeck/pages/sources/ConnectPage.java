package dev.quarterdeck.pages.sources;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.sources.ConnectView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.Connection;
import dev.quarterdeck.sources.kept.Connections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Connects a tool: asks for what it needs, tests it, and keeps it when the tool answers.
@RestController
final class ConnectPage {

    private static final String NEW = SourcePlace.LIST + "/new";

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;
    private final HeldSecrets held;

    ConnectPage(Shell shell, SourcePlace place, Connections connections, HeldSecrets held) {
        this.shell = shell;
        this.place = place;
        this.connections = connections;
        this.held = held;
    }

    @GetMapping(NEW)
    ResponseEntity<String> form(PageRequest request, @RequestParam(defaultValue = "") String tool) {
        if (tool.isEmpty()) {
            return Shell.seeOther(SourcePlace.LIST + "#connect");
        }
        var found = place.tool(request, tool);
        return answer(request, found, Typed.NOTHING, Map.of(), "", false);
    }

    @PostMapping(NEW)
    ResponseEntity<String> connect(
            PageRequest request, @RequestParam Map<String, String> parameters) {
        place.require(request);
        var tool = place.tool(request, parameters.getOrDefault("tool", ""));
        var form = new ConnectForm(tool, null);
        var key = parameters.getOrDefault("held", "");
        var before = held.find(purpose(request, form, parameters), key);
        var secrets = form.secrets(parameters, before);
        var typed = form.typed(parameters);
        try {
            var said = form.said(parameters, before);
            var act = parameters.getOrDefault("act", "");
            if (!act.equals("keep")) {
                var found = connections.check(request.viewer(), null, said);
                if (!found.fine()) {
                    return answer(request, tool, refused(form, typed, found), secrets, "", true);
                }
                if (act.equals("test")) {
                    var fine = new Typed(ConnectForm.FORM, typed, "", "", false);
                    return answer(request, tool, fine, secrets, fine(tool), false);
                }
            }
            var made = connections.add(request.viewer(), said);
            held.forget(key);
            return Shell.seeOther(next(request, tool, made));
        } catch (Refusal refusal) {
            var field = ConnectForm.field(refusal);
            return answer(
                    request,
                    tool,
                    Typed.refused(ConnectForm.FORM, typed, field, refusal),
                    secrets,
                    "",
                    false);
        }
    }

    private static HeldSecrets.Purpose purpose(
            PageRequest request, ConnectForm form, Map<String, String> typed) {
        return new HeldSecrets.Purpose(
                request.viewer().user(), form.tool().id(), form.origin(typed));
    }

    /// Says what a tool answered that is not as it should be, beside the field that it is about.
    static Typed refused(ConnectForm form, Map<String, String> typed, Connections.Checked found) {
        return new Typed(
                ConnectForm.FORM,
                typed,
                form.field(found),
                found.problem() + " " + found.remedy(),
                false);
    }

    static String fine(Tool tool) {
        return "%s answers, and lets the connection in. Nothing is kept yet."
                .formatted(tool.name());
    }

    private String next(PageRequest request, Tool tool, Connection made) {
        var path = SourcePlace.LIST + "/" + made.id();
        if (tool.address().isEmpty()) {
            return path + "/push?did=connected";
        }
        try {
            connections.listScopes(request.viewer(), made.id());
        } catch (Refusal unlisted) {
            // The page that follows asks for the list again, and tells why there is none.
        }
        return path + "/scopes?did=connected";
    }

    private ResponseEntity<String> answer(
            PageRequest request,
            Tool tool,
            Typed typed,
            Map<String, String> secrets,
            String fine,
            boolean isStubborn) {
        var head = SourcePlace.below("Connect " + tool.name());
        var refused = place.refused(request, "You may not connect a tool.");
        var empty = new ConnectForm(tool, null);
        var hidden =
                secrets.isEmpty()
                        ? Map.<String, String>of()
                        : Map.of(
                                "held",
                                held.hold(purpose(request, empty, typed.values()), secrets));
        var form =
                empty.view(
                        NEW + "?tool=" + tool.id(),
                        hidden,
                        Set.copyOf(secrets.keySet()),
                        isStubborn);
        var page =
                new ConnectView(
                        null,
                        tool.name(),
                        refused,
                        fine.isEmpty() ? Said.NOTHING : Said.of(fine),
                        refused == null ? typed.fill(ConnectForm.FORM, form) : null,
                        tool.rights(),
                        SourceWords.gives(tool),
                        tool.hooks(),
                        null,
                        "");
        return typed.status() == 200 || !fine.isEmpty()
                ? shell.page(request, head, List.of(), List.of(), SettingsOfSource.shown(page))
                : shell.again(request, head, typed.status(), SettingsOfSource.shown(page));
    }
}
