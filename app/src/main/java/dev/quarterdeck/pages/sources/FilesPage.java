package dev.quarterdeck.pages.sources;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.sources.FilesView;
import dev.quarterdeck.pages.view.sources.JtefilesGenerated;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.ConnectionStates;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.Runs;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Takes files of records: of a connection, or of a tool that is not connected.
@RestController
final class FilesPage {

    private static final String FORM = "files";

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;
    private final ConnectionStates states;
    private final Runs runs;

    FilesPage(
            Shell shell,
            SourcePlace place,
            Connections connections,
            ConnectionStates states,
            Runs runs) {
        this.shell = shell;
        this.place = place;
        this.connections = connections;
        this.states = states;
        this.runs = runs;
    }

    // A form that was refused stands at the address that it was sent to.
    @GetMapping({SourcePlace.LIST + "/files", SourcePlace.LIST + "/records"})
    ResponseEntity<String> any(PageRequest request) {
        return answer(request, null, Typed.NOTHING);
    }

    @GetMapping({SourcePlace.LIST + "/{id}/files", SourcePlace.LIST + "/{id}/records"})
    ResponseEntity<String> one(PageRequest request, @PathVariable UUID id) {
        return answer(request, place.find(request, id), Typed.NOTHING);
    }

    @PostMapping(SourcePlace.LIST + "/records")
    ResponseEntity<String> bring(
            PageRequest request,
            @RequestParam Map<String, String> form,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        place.require(request);
        return bring(request, null, form, files);
    }

    @PostMapping(SourcePlace.LIST + "/{id}/records")
    ResponseEntity<String> bringTo(
            PageRequest request,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        place.require(request);
        return bring(request, place.find(request, id), form, files);
    }

    private ResponseEntity<String> bring(
            PageRequest request,
            @Nullable Source source,
            Map<String, String> form,
            @Nullable List<MultipartFile> files)
            throws IOException {
        try {
            var whole = files == null ? List.<MultipartFile>of() : files;
            var given = whole.stream().filter(one -> !one.isEmpty()).toList();
            if (given.isEmpty()) {
                throw new Refusal(
                        "There must be a file with records in it.",
                        "Maybe an export of the tool as JSON, or several in a zip.");
            }
            var tool = source == null ? form.getOrDefault("tool", "") : source.tool().id();
            UUID run = null;
            for (var file : given) {
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
                var stream = form.getOrDefault("stream", "").strip();
                try (var content = file.getInputStream()) {
                    run =
                            runs.bring(
                                    request.viewer(),
                                    tool,
                                    source == null ? null : source.id(),
                                    new Runs.File(name, stream, content));
                }
            }
            return Shell.seeOther(
                    given.size() == 1 || source == null
                            ? "/settings/sources/runs/" + run
                            : source.path());
        } catch (Refusal refusal) {
            var field = refusal.member().isEmpty() ? "file" : refusal.member();
            return answer(request, source, Typed.refused(FORM, form, field, refusal));
        }
    }

    private ResponseEntity<String> answer(
            PageRequest request, @Nullable Source source, Typed typed) {
        var refused = place.refused(request, "You may not bring records in.");
        var page =
                new FilesView(
                        source == null ? null : place.top(source, "Files", Said.NOTHING),
                        refused,
                        refused == null
                                ? typed.fill(
                                        FORM, source == null ? any(request, typed) : form(source))
                                : null);
        var head =
                source == null
                        ? SourcePlace.below("Bring files")
                        : SourcePlace.head(source, "Files");
        return typed.status() == 200
                ? shell.page(request, head, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, FilesView page) {
        JtefilesGenerated.render(out, null, frame, page);
    }

    private FormView any(PageRequest request, Typed typed) {
        var options = new ArrayList<Option>();
        options.add(new Option("", "choose"));
        connections.tools(request.viewer()).stream()
                .sorted(Comparator.comparing(Tool::name))
                .forEach(one -> options.add(new Option(one.id(), one.name())));
        var fields = new ArrayList<Field>();
        fields.add(
                Field.select("tool", "Tool that wrote them", request.parameter("tool"), options)
                        .needed()
                        .hint(
                                states.all(request.viewer()).isEmpty()
                                        ? "A source of its own is made for the files of the tool."
                                        : "A source of its own holds the files of the tool; a"
                                                + " connected one takes files on its own page."));
        fields.addAll(fields());
        return new FormView(
                SourcePlace.LIST + "/records", Map.of(), fields, "Bring in", SourcePlace.LIST, "");
    }

    private static FormView form(Source source) {
        return new FormView(
                source.path() + "/records",
                Map.of("tool", source.tool().id(), "connection", "" + source.id()),
                fields(),
                "Bring in",
                source.path(),
                "");
    }

    private static List<Field> fields() {
        return List.of(
                Field.of("file", "file", "Files", "")
                        .needed()
                        .hint(
                                "JSON, NDJSON or CSV; each also packed by gzip, many of them in a"
                                        + " zip."),
                Field.text("stream", "What the records are", "", false)
                        .hint(
                                "As the tool's interface calls it, such as issues. Left empty, each"
                                        + " record is recognised."));
    }
}
