package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.JtefindGenerated;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.TableView.Cell;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Finds anything by name: the list behind the palette, and the page that does the same without
/// scripts.
@RestController
final class FindPage {

    private final Shell shell;
    private final Finder finder;

    FindPage(Shell shell, Finder finder) {
        this.shell = shell;
        this.finder = finder;
    }

    /// What the palette searches.
    record Palette(List<Finder.Entry> entries) {}

    @GetMapping(value = "/palette.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Palette palette(PageRequest request) {
        return new Palette(finder.all(request));
    }

    @GetMapping("/search")
    ResponseEntity<String> search(PageRequest request) {
        var words = request.parameter("q");
        var found =
                words.isBlank() ? List.<Finder.Entry>of() : Finder.find(finder.all(request), words);
        var table =
                Table.of("found", "found", found)
                        .column(
                                "name",
                                "Name",
                                one -> Cell.link(one.name(), request.link(one.href())))
                        .column("kind", "Kind", one -> Cell.of(one.kind()))
                        .column("also", "Also", one -> Cell.of(one.also()))
                        .whenEmpty(
                                words.isBlank()
                                        ? State.empty(
                                                "Nothing was asked for.",
                                                "Teams, people, repositories, pages and commands are found by any part of their name.",
                                                "")
                                        : State.empty(
                                                "Nothing is called “%s”.".formatted(words),
                                                "Maybe a part of the name is enough.",
                                                ""));
        return shell.page(
                request,
                Head.of(Place.BRIEF, "Find"),
                List.of(),
                List.of(table),
                (out, frame) -> render(out, frame, words, table.view(request)));
    }

    @NullUnmarked
    private static void render(
            OwaspHtmlTemplateOutput out, Frame frame, String words, TableView found) {
        JtefindGenerated.render(out, null, frame, words, found);
    }
}
