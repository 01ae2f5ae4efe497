package dev.quarterdeck.pages.brief;

import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.brief.BriefPage;
import dev.quarterdeck.pages.view.brief.JtebriefGenerated;
import dev.quarterdeck.planning.Forecasts;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows the brief, and gives it away as text.
@RestController
final class BriefResource {

    private static final State NOTHING =
            State.empty(
                    "Nothing is here yet.",
                    "What moved and what wants a decision will stand here. It needs people, or a look at a repository; either alone says something.",
                    "./qd import look ~/src/app --repository app");

    private final Shell shell;
    private final Present present;
    private final Organization organization;
    private final Looks looks;
    private final Forecasts forecasts;

    BriefResource(
            Shell shell,
            Present present,
            Organization organization,
            Looks looks,
            Forecasts forecasts) {
        this.shell = shell;
        this.present = present;
        this.organization = organization;
        this.looks = looks;
        this.forecasts = forecasts;
    }

    @GetMapping("/")
    ResponseEntity<String> show(PageRequest request) {
        if (present.now().filter(Present.Someone::temporary).isPresent()) {
            return Shell.seeOther("/account");
        }
        var brief = Brief.of(request, organization, looks, forecasts);
        var table = table(request, brief);
        var page =
                new BriefPage(
                        "Week %d of %d"
                                .formatted(
                                        brief.day().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                        brief.day().get(IsoFields.WEEK_BASED_YEAR)),
                        brief.compared(),
                        table.view(request),
                        brief.matters(),
                        Brief.LATER,
                        request.link("/brief.md"),
                        NOTHING.with("/delivery/import", "Import a repository or a tracker"));
        return shell.page(
                request,
                Head.of(Place.BRIEF, Place.BRIEF.title()),
                List.of(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, BriefPage page) {
        JtebriefGenerated.render(out, null, frame, page);
    }

    @GetMapping("/brief.md")
    ResponseEntity<String> text(PageRequest request) {
        var brief = Brief.of(request, organization, looks, forecasts);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/markdown;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("brief-%s.md".formatted(brief.day()))
                                .build()
                                .toString())
                .body(brief.markdown());
    }

    private static Table<Movement> table(PageRequest request, Brief brief) {
        var table =
                Table.of("moved", "repositories", brief.moved())
                        .column("name", "Repository", one -> repository(request, one))
                        .number(
                                "takes",
                                "Next 12 weeks of work, at 85%",
                                one -> figure(request, one, Movement.DATE, one.takes()),
                                one -> one.weeks().orElse(-1));
        both(table, request, "record", "Record", Movement.RECORD);
        both(table, request, "pace", "Pace a week", Movement.PACE);
        both(table, request, "cycle", "Cycle time, 85%", Movement.CYCLE);
        both(table, request, "named", "Names a ticket", Movement.NAMED);
        return table.whenEmpty(
                State.empty(
                        "No repository was looked at.",
                        "What moved in each repository will stand here.",
                        "./qd import look ~/src/app --repository app"));
    }

    private static Cell repository(PageRequest request, Movement one) {
        return Cell.link(
                one.repository().name(),
                request.link("/delivery/repositories/" + one.repository().id()));
    }

    private static void both(
            Table<Movement> table, PageRequest request, String key, String label, String id) {
        table.number(
                key, label, one -> figure(request, one, id, one.both(id)), one -> one.size(id));
    }

    private static Cell figure(PageRequest request, Movement one, String id, String words) {
        return one.now().containsKey(id)
                ? new Cell(
                        words,
                        request.link(
                                "/delivery/repositories/%s?explain=%s"
                                        .formatted(one.repository().id(), id)),
                        "",
                        id)
                : Cell.toned("not known", "unknown");
    }
}
