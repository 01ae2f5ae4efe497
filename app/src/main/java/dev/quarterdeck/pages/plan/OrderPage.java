package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.priorities.PriorityOrder;
import dev.quarterdeck.engine.priorities.PriorityOrder.Neighbours;
import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.plan.JteorderGenerated;
import dev.quarterdeck.pages.view.plan.OrderView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.Priorities;
import dev.quarterdeck.portfolio.Priorities.Formula;
import dev.quarterdeck.portfolio.Priorities.Ordered;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows in which order their worth would put initiatives, and how far that can be trusted.
@RestController
final class OrderPage {

    private static final String PATH = "/plan/order";

    /// Above it two neighbours are as good as equal.
    private static final double OPEN = 0.35;

    private final Shell shell;
    private final Portfolio portfolio;

    OrderPage(Shell shell, Portfolio portfolio) {
        this.shell = shell;
        this.portfolio = portfolio;
    }

    /// What was asked, with its answer. @param error what is wrong with the weeks, or empty
    private record Answer(
            Formula formula,
            LocalDate day,
            Map<UUID, Initiative> initiatives,
            Ordered ordered,
            String error) {

        Initiative of(String id) {
            return Objects.requireNonNull(initiatives.get(UUID.fromString(id)));
        }

        String key(String id) {
            return of(id).terms().key();
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        var answer = answer(request);
        var table = table(answer, request);
        var page =
                new OrderView(
                        PlanTabs.of(request, "Order"),
                        formulas(answer.formula, request),
                        request.parameter("weeks"),
                        answer.formula == Formula.CD3,
                        answer.error,
                        finding(answer),
                        table.view(request),
                        answer.ordered.left().stream()
                                .map(
                                        one ->
                                                "%s: nobody said %s."
                                                        .formatted(
                                                                answer.key(
                                                                        one.initiative()
                                                                                .toString()),
                                                                one.lacks()))
                                .toList());
        return shell.page(
                request,
                Head.of(Place.PLAN, "Order"),
                answer.ordered.order().places().stream().map(one -> figure(answer, one)).toList(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, OrderView page) {
        JteorderGenerated.render(out, null, frame, page);
    }

    private Answer answer(PageRequest request) {
        var formula = request.parameter("by").equals("CD3") ? Formula.CD3 : Formula.RICE;
        var all = portfolio.initiatives(request.viewer(), request.day());
        var byId = all.stream().collect(Collectors.toMap(Initiative::id, Function.identity()));
        try {
            var weeks =
                    Stream.of(request.parameter("weeks").strip().split("[\\s,]+"))
                            .filter(one -> !one.isEmpty())
                            .toList();
            var ordered = Priorities.order(all, formula, Priorities.durations(all, weeks));
            return new Answer(formula, request.day(), byId, ordered, "");
        } catch (Refusal refusal) {
            var ordered = Priorities.order(all, formula, Map.of());
            var error = refusal.getMessage() + " " + refusal.remedy();
            return new Answer(formula, request.day(), byId, ordered, error);
        }
    }

    private static List<Link> formulas(Formula here, PageRequest request) {
        return List.of(
                new Link(
                        "RICE: reach × impact × confidence / effort",
                        request.link(PATH + "?by=RICE"),
                        here == Formula.RICE),
                new Link(
                        "CD3: cost of delay / duration",
                        request.link(PATH + "?by=CD3"),
                        here == Formula.CD3));
    }

    private static String finding(Answer answer) {
        var neighbours = answer.ordered.order().neighbours();
        if (neighbours.isEmpty()) {
            return blind(answer);
        }
        long open = neighbours.stream().filter(one -> one.flips() > OPEN).count();
        var trust =
                open == 0
                        ? "No two neighbours are likely to change places when the guesses move within their ranges."
                        : "%s of %s %s as good as equal: they change places in more than a third of all draws of the guesses."
                                .formatted(
                                        Wording.count(open),
                                        Wording.counted(neighbours.size(), "pair")
                                                + " of neighbours",
                                        open == 1 ? "is" : "are");
        return (trust + " " + blind(answer)).strip();
    }

    /// Says where worth puts something before what it waits for.
    private static String blind(Answer answer) {
        var held = answer.ordered.held().size();
        return held == 0
                ? ""
                : "Worth knows nothing of what waits for what: %s before what must be done first."
                        .formatted(held == 1 ? "1 initiative stands" : held + " initiatives stand");
    }

    private static Table<PriorityOrder.Place> table(Answer answer, PageRequest request) {
        return Table.of("places", "initiatives", answer.ordered.order().places())
                .number("rank", "Rank", one -> Cell.of("" + one.rank()), PriorityOrder.Place::rank)
                .column(
                        "key",
                        "Initiative",
                        one ->
                                Cell.of(answer.key(one.id()))
                                        .note(answer.of(one.id()).terms().name()))
                .column("ranks", "Likely ranks", one -> ranks(answer, one, request))
                .column("flips", "Changes places with the next", one -> flips(answer, one))
                .column("held", "Waits for what comes later", one -> held(answer, one))
                .number(
                        "score",
                        "Score",
                        one ->
                                Cell.of(Wording.decimal(one.score()))
                                        .note(
                                                "%s to %s"
                                                        .formatted(
                                                                Wording.decimal(one.lowScore()),
                                                                Wording.decimal(one.highScore()))),
                        PriorityOrder.Place::score)
                .column(
                        "decided",
                        "Decided order",
                        one ->
                                Cell.of(
                                        Wording.decimal(
                                                answer.of(one.id()).terms().place().order())))
                .whenEmpty(
                        State.empty(
                                "No initiative has all the guesses that this needs.",
                                "Here stands the order that worth would give, with the ranks between which each"
                                        + " initiative lies when its guesses move within their ranges.",
                                ""));
    }

    private static String id(PriorityOrder.Place one) {
        return "plan.order." + one.id();
    }

    private static Cell ranks(Answer answer, PriorityOrder.Place one, PageRequest request) {
        var words =
                one.bestRank() == one.worstRank()
                        ? "" + one.bestRank()
                        : one.bestRank() + " to " + one.worstRank();
        return new Cell(words, request.with("explain", id(one)), "", id(one));
    }

    private static Cell flips(Answer answer, PriorityOrder.Place one) {
        return below(answer, one)
                .map(
                        next ->
                                Cell.toned(
                                                PlanFigures.percent(next.flips()),
                                                next.flips() > OPEN ? "warn" : "")
                                        .note(answer.key(next.lower())))
                .orElseGet(() -> Cell.of(""));
    }

    private static Cell held(Answer answer, PriorityOrder.Place one) {
        var id = UUID.fromString(one.id());
        return answer.ordered.heldBy(id).isEmpty()
                ? Cell.of("")
                : Cell.toned(heldBy(answer, id), "warn").note("cannot be finished before");
    }

    private static String heldBy(Answer answer, UUID id) {
        return answer.ordered.heldBy(id).stream()
                .map(
                        held -> {
                            var rank = answer.ordered.rank(held.id());
                            return "%s, %s"
                                    .formatted(
                                            held.terms().key(),
                                            rank.isPresent()
                                                    ? "ranked " + rank.getAsInt()
                                                    : "not ranked");
                        })
                .collect(Collectors.joining("; "));
    }

    private static Optional<Neighbours> below(Answer answer, PriorityOrder.Place one) {
        return answer.ordered.order().neighbours().stream()
                .filter(pair -> pair.upper().equals(one.id()))
                .findFirst();
    }

    private static Figure figure(Answer answer, PriorityOrder.Place one) {
        var initiative = answer.of(one.id());
        return new Figure(
                id(one),
                initiative.terms().key() + " by worth",
                new Quantity.CountRange(one.bestRank(), one.worstRank(), "in rank"),
                new Explanation(
                        "what comes first",
                        "guesses at the end of " + answer.day,
                        (answer.formula == Formula.RICE
                                        ? "reach × impact × confidence / effort"
                                        : "cost of delay by week / weeks from start to end")
                                + "; ranks from P10 to P90 of %s draws of all guesses, as triangles (v1)"
                                        .formatted(Wording.count(PriorityOrder.DRAWS)),
                        new Rows(
                                List.of("guess", "lowest, likeliest, highest"),
                                guesses(answer, initiative)),
                        answer.ordered.left().isEmpty()
                                ? List.of()
                                : List.of(
                                        new LeftOut(
                                                "initiatives",
                                                answer.ordered.left().size(),
                                                "they lack a guess")),
                        "as people said until " + answer.day,
                        List.of()));
    }

    private static List<List<String>> guesses(Answer answer, Initiative one) {
        var worth = one.terms().worth();
        return answer.formula == Formula.RICE
                ? List.of(
                        guess("reach", worth.reach()),
                        guess("impact", worth.impact()),
                        guess("confidence", worth.confidence()),
                        guess("effort in person-weeks", worth.effort()))
                : List.of(guess("cost of delay by week", worth.costOfDelay()));
    }

    private static List<String> guess(String name, @Nullable Range range) {
        return List.of(
                name,
                range == null
                        ? "not said"
                        : "%s, %s, %s"
                                .formatted(
                                        Wording.decimal(range.low()),
                                        Wording.decimal(range.likely()),
                                        Wording.decimal(range.high())));
    }
}
