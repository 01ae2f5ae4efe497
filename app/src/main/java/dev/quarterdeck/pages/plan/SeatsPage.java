package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.plan.PlanForms.Asked;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.JtetablesGenerated;
import dev.quarterdeck.pages.view.plan.TablesView;
import dev.quarterdeck.pages.view.plan.TablesView.Part;
import dev.quarterdeck.seats.Seat;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.SeatStart;
import dev.quarterdeck.seats.SeatStarts;
import dev.quarterdeck.seats.Seats;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the positions that are funded or wanted and when somebody starts on them, and lets those
/// who may plan them.
@RestController
final class SeatsPage {

    static final String PATH = "/plan/seats";

    private static final Map<String, String> DONE =
            Map.of(
                    "add-seat", "The seat is kept.",
                    "change-seat",
                            "The seat is kept as you said; what it was before stays readable.");

    private final Shell shell;
    private final Seats seats;
    private final SeatStarts starts;
    private final Organization organization;
    private final Policy policy;

    SeatsPage(
            Shell shell, Seats seats, SeatStarts starts, Organization organization, Policy policy) {
        this.shell = shell;
        this.seats = seats;
        this.starts = starts;
        this.organization = organization;
        this.policy = policy;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING, 200);
    }

    @PostMapping(PATH)
    ResponseEntity<String> decide(PageRequest request, @RequestParam Map<String, String> form) {
        return PlanForms.decided(
                PATH,
                form,
                asked -> act(request.viewer(), asked),
                (typed, status) -> answer(request, typed, status));
    }

    private void act(Viewer viewer, Asked asked) {
        switch (asked.act()) {
            case "add-seat" -> seats.add(viewer, asked.cells(), asked.why());
            case "change-seat" ->
                    seats.change(viewer, asked.id(), asked.read(), asked.cells(), asked.why());
            default -> throw PlanForms.unknown(asked.act());
        }
    }

    /// What stood on the day that is asked for.
    ///
    /// @param starts of those that await somebody
    /// @param hasCosts whether the viewer may know what seats cost
    record Shown(
            List<Seat> seats, Map<UUID, SeatStart> starts, List<Unit> teams, boolean hasCosts) {

        Optional<SeatStart> start(Seat one) {
            return Optional.ofNullable(starts.get(one.id()));
        }

        Optional<Unit> team(UUID id) {
            return teams.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        String teamName(Seat one) {
            return team(one.terms().team()).map(Unit::name).orElse("a team that is no more");
        }

        long awaited() {
            return seats.stream()
                    .filter(one -> one.terms().standing().status().isAwaited())
                    .count();
        }
    }

    private Shown shown(PageRequest request) {
        var viewer = request.viewer();
        boolean hasCosts = isAllowed(request, Action.SEE);
        return new Shown(
                // What is not shown is not read: reading what is confidential is noted.
                hasCosts ? seats.seats(viewer, request.day()) : seats.plain(viewer, request.day()),
                starts.starts(viewer, request.day()),
                organization.asOf(viewer, request.day()).teams(),
                hasCosts);
    }

    private boolean isAllowed(PageRequest request, Action action) {
        var costs = ProtectedRecord.of(FieldClass.STAFF_COST);
        return policy.may(request.viewer(), action, costs).isAllowed();
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed, int status) {
        var shown = shown(request);
        var figures = List.of(SeatFigures.awaited(shown, request.day()));
        var explained = new Explained(request, figures);
        var table = table(shown, request);
        boolean mayCost = isAllowed(request, Action.CHANGE);
        var page =
                new TablesView(
                        PlanTabs.of(request, "Seats"),
                        "Seats",
                        "Which positions are funded or wanted, and when somebody starts on them.",
                        "open, wait or drop a seat",
                        figures.stream().map(explained::view).toList(),
                        List.of(
                                new Part(
                                        "seats-part",
                                        "Seats and hires on their way",
                                        table.view(request),
                                        shown.hasCosts()
                                                ? ""
                                                : "What seats cost is for those who may know it.")),
                        new SeatForms(shown, seats, mayCost, new PlanForms(PATH, typed))
                                .view(request, DONE.getOrDefault(request.parameter("did"), "")));
        var head = Head.of(Place.PLAN, "Seats");
        return shell.answer(
                request,
                head,
                status,
                figures,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, TablesView page) {
        JtetablesGenerated.render(out, null, frame, page);
    }

    private static Table<Seat> table(Shown shown, PageRequest request) {
        var table =
                Table.of("seats", "seats", shown.seats())
                        .column("key", "Seat", one -> key(one, request))
                        .column("start", "Somebody starts", one -> start(shown, one))
                        .column(
                                "status",
                                "Status",
                                one -> Cell.of(GoalsPage.small(one.terms().standing().status())))
                        .column("team", "Team", one -> Cell.of(shown.teamName(one)))
                        .column("role", "Role", SeatsPage::role)
                        .column(
                                "kind",
                                "Kind",
                                one -> Cell.of(GoalsPage.small(one.terms().origin().kind())))
                        .column(
                                "funded",
                                "Funded from",
                                one -> Cell.of(Objects.toString(one.terms().effectiveFrom(), "")));
        if (shown.hasCosts()) {
            table.column("cost", "A month", SeatsPage::cost);
        }
        return table.whenEmpty(
                State.empty(
                        "No seat is planned yet.",
                        "Here stand positions that are funded or wanted, with the range in which somebody starts"
                                + " and by which rule.",
                        "qd seats import seats.csv --apply"));
    }

    private static Cell key(Seat one, PageRequest request) {
        return Cell.link(
                one.terms().key(),
                request.link("%s?seat=%s".formatted(PATH, one.id())) + "#change-seat");
    }

    private static Cell role(Seat one) {
        var level = one.terms().level();
        return Cell.of(level == null ? one.terms().role() : one.terms().role() + ", " + level);
    }

    /// The range in which four of five starts lie.
    private static Cell start(Shown shown, Seat one) {
        var starts = one.terms().standing().starts();
        return shown.start(one)
                .map(start -> Cell.of(between(start)).note(start.words()))
                .orElseGet(() -> Cell.of(starts == null ? "" : "started " + starts));
    }

    static String between(SeatStart start) {
        var first = start.at(0.1).map(LocalDate::toString).orElse("never within three years");
        var last = start.at(0.9).map(LocalDate::toString).orElse("maybe never");
        return first.equals(last) ? first : first + " to " + last;
    }

    private static Cell cost(Seat one) {
        return switch (one.cost()) {
            case Cost.Known(var monthly) ->
                    Cell.of(
                            Wording.decimal(monthly.amount())
                                    + " "
                                    + monthly.currency().getCurrencyCode());
            case Cost.Unknown _ -> Cell.toned("not said", "unknown");
            case Cost.Hidden _ -> Cell.toned("hidden", "unknown");
        };
    }
}
