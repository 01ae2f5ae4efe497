package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.JtepartGenerated;
import dev.quarterdeck.pages.view.TableView;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers with pages: puts the frame around them, opens the explanation that the address asks
/// for, and gives rows away as CSV.
public final class Shell {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Surroundings surroundings;

    Shell(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A page's own part: writes itself with the frame around it.
    @FunctionalInterface
    public interface Template {

        /// Writes the page.
        void write(OwaspHtmlTemplateOutput out, Frame frame);
    }

    /// Answers with a page without numbers and tables.
    public ResponseEntity<String> page(PageRequest request, Head head, Template template) {
        return page(request, head, List.of(), List.of(), template);
    }

    /// Answers with a page, with one of its explanations open when the address asks for it, or
    /// with the rows behind a number or of a table as CSV.
    ///
    /// @param figures the numbers that the page shows
    /// @param tables the tables that the page shows
    public ResponseEntity<String> page(
            PageRequest request,
            Head head,
            Collection<Figure> figures,
            List<Table<?>> tables,
            Template template) {
        var explained = new Explained(request, figures);
        var csv =
                explained
                        .rows()
                        .or(
                                () ->
                                        tables.stream()
                                                .flatMap(table -> table.csv(request).stream())
                                                .findFirst());
        if (csv.isPresent()) {
            return csv.get().answer();
        }
        var more = tables.stream().filter(table -> table.isMore(request)).findFirst();
        if (more.isPresent()) {
            return html(200, out -> rows(out, more.get().view(request)));
        }
        var frame = surroundings.frame(request, head, explained.drawer().orElse(null));
        return html(
                200,
                request.target().equals("drawer")
                        ? out -> part(out, frame)
                        : out -> template.write(out, frame));
    }

    /// Answers with a page, or with the same once more when its form could not be kept.
    ///
    /// @param status 200, or why the form was not kept
    public ResponseEntity<String> answer(
            PageRequest request,
            Head head,
            int status,
            Collection<Figure> figures,
            List<Table<?>> tables,
            Template template) {
        return status == 200
                ? page(request, head, figures, tables, template)
                : again(request, head, status, template);
    }

    /// Answers with a form that could not be kept, with what is wrong beside its fields.
    ///
    /// @param status why: 409 when somebody else changed it meanwhile, else 422
    public ResponseEntity<String> again(
            PageRequest request, Head head, int status, Template template) {
        var frame = surroundings.frame(request, head, null);
        return html(status, out -> template.write(out, frame));
    }

    /// Leads to another page after a change.
    public static ResponseEntity<String> seeOther(String target) {
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, target).build();
    }

    // The generated classes take null for "no interceptor" without saying so.
    @NullUnmarked
    private static void part(OwaspHtmlTemplateOutput out, Frame frame) {
        JtepartGenerated.render(out, null, frame);
    }

    @NullUnmarked
    private static void rows(OwaspHtmlTemplateOutput out, TableView table) {
        dev.quarterdeck.pages.view.fragments.JterowsGenerated.render(out, null, table);
    }

    private static ResponseEntity<String> html(
            int status, Consumer<OwaspHtmlTemplateOutput> template) {
        var text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.VARY, "HX-Target")
                .body(text.toString());
    }
}
