package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.ImportPage;
import dev.quarterdeck.pages.view.delivery.JteimportGenerated;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Takes a repository or a tracker in: by upload, or by a path of the server's machine.
@RestController
final class ImportPages {

    private static final String FORM = "import";
    private static final List<String> NAMES =
            List.of("repository", "name", "path", "tracker", "day", "zone", "dates");

    private final Shell shell;
    private final Looks looks;
    private final ImportBegin begin;
    private final Policy policy;

    ImportPages(Shell shell, Looks looks, ImportBegin begin, Policy policy) {
        this.shell = shell;
        this.looks = looks;
        this.begin = begin;
        this.policy = policy;
    }

    // A form that was refused stands at the address that it was sent to.
    @GetMapping({"/delivery/import", "/delivery/imports"})
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING);
    }

    @PostMapping("/delivery/imports")
    ResponseEntity<String> begin(
            PageRequest request,
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        policy.require(request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.DELIVERY));
        var typed = new java.util.HashMap<String, String>();
        NAMES.forEach(name -> typed.put(name, parameters.getOrDefault(name, "").strip()));
        try {
            var job = begin.begin(request.viewer(), typed, files == null ? List.of() : files);
            return Shell.seeOther("/delivery/imports/" + job);
        } catch (Refusal refusal) {
            return answer(request, Typed.refused(FORM, typed, refusal));
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var refused = refused(request);
        var page =
                new ImportPage(refused == null ? typed.fill(FORM, form(request)) : null, refused);
        var head = Head.of(Place.DELIVERY, "Import");
        return typed.status() == 200
                ? shell.page(request, head, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ImportPage page) {
        JteimportGenerated.render(out, null, frame, page);
    }

    private @Nullable State refused(PageRequest request) {
        var may =
                policy.may(
                        request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.DELIVERY));
        if (may instanceof Decision.Refuse(var reason)) {
            return State.refused(
                    "You may not import.", "%s. Maybe ask one of them.".formatted(upper(reason)));
        }
        return request.day().equals(request.today())
                ? null
                : State.refused(
                        "Imports are begun on the page of today.",
                        "The form has a field for the day to look at.");
    }

    private static String upper(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private FormView form(PageRequest request) {
        var repositories = new ArrayList<>(List.of(new Option("", "a new one")));
        looks.repositories(request.viewer(), request.day())
                .forEach(one -> repositories.add(new Option(one.id().toString(), one.name())));
        return new FormView(
                "/delivery/imports",
                Map.of(),
                List.of(
                        Field.select(
                                        "repository",
                                        "Repository",
                                        request.parameter("repository"),
                                        repositories)
                                .needed(),
                        Field.text("name", "Name of a new one", "", false)
                                .hint("Left empty, the name of its folder."),
                        Field.of("file", "file", "Bundle and tracker's files", "")
                                .hint("What each is, is seen from its content."),
                        Field.text("path", "Folder of a new one on the server's machine", "", false)
                                .hint("Such as /srv/git/app; instead of a bundle."),
                        Field.of(
                                        "textarea",
                                        "tracker",
                                        "Tracker's files on the server's machine",
                                        "")
                                .hint("One path a line; instead of sending them."),
                        Field.of("date", "day", "As of", "")
                                .hint("Later commits and events are left out."),
                        Field.text("zone", "Time zone of dates without one", "", false)
                                .hint("Such as Europe/Berlin; UTC when left empty."),
                        Field.select(
                                "dates",
                                "Day and month in the tracker's dates",
                                "",
                                List.of(
                                        new Option("", "learn it from the file"),
                                        new Option("day-first", "day first"),
                                        new Option("month-first", "month first")))),
                "Look",
                "/delivery",
                "");
    }
}
