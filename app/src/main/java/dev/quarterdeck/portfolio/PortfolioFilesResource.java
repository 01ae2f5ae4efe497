package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.priorities.PriorityOrder;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvSheet;
import dev.quarterdeck.platform.csv.TableReport;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.portfolio.PortfolioImports.Kind;
import dev.quarterdeck.portfolio.PortfolioJson.GoalJson;
import dev.quarterdeck.portfolio.PortfolioJson.InitiativeJson;
import dev.quarterdeck.portfolio.PortfolioJson.PauseJson;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes and gives the portfolio as files, and answers in which order its worth would put it.
@RestController
final class PortfolioFilesResource {

    private final Portfolio portfolio;
    private final Pauses pauses;
    private final PortfolioImports imports;
    private final Priorities priorities;
    private final Organization organization;

    PortfolioFilesResource(
            Portfolio portfolio,
            Pauses pauses,
            PortfolioImports imports,
            Priorities priorities,
            Organization organization) {
        this.portfolio = portfolio;
        this.pauses = pauses;
        this.imports = imports;
        this.priorities = priorities;
        this.organization = organization;
    }

    /// Everything.
    record Whole(List<GoalJson> goals, List<InitiativeJson> initiatives, List<PauseJson> pauses) {}

    /// The order.
    record Order(
            Priorities.Formula by,
            List<Place> places,
            List<Neighbours> neighbours,
            List<Left> left) {}

    /// The place of an initiative.
    record Place(
            String key,
            String name,
            int rank,
            double score,
            double lowScore,
            double highScore,
            int bestRank,
            int worstRank,
            List<Held> heldBy) {

        static Place of(PriorityOrder.Place one, Initiative of, Priorities.Ordered in) {
            return new Place(
                    of.terms().key(),
                    of.terms().name(),
                    one.rank(),
                    one.score(),
                    one.lowScore(),
                    one.highScore(),
                    one.bestRank(),
                    one.worstRank(),
                    in.heldBy(of.id()).stream().map(held -> Held.of(held, in)).toList());
        }
    }

    /// What an initiative waits for although it is ranked later. @param rank null = not ranked
    record Held(String key, @Nullable Integer rank) {

        static Held of(Initiative one, Priorities.Ordered in) {
            var rank = in.rank(one.id());
            return new Held(one.terms().key(), rank.isPresent() ? rank.getAsInt() : null);
        }
    }

    /// How sure one stands above the next.
    record Neighbours(String upper, String lower, double flips) {}

    /// One that is not in the order.
    record Left(String key, String lacks) {}

    @PostMapping(value = "/api/v1/portfolio/imports", consumes = "text/csv")
    TableReport bring(
            Viewer viewer,
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "body") String name,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String why) {
        return imports.run(viewer, name, content, !dryRun, CellMembers.reason(why));
    }

    @GetMapping(value = "/api/v1/portfolio/export", params = "format=csv", produces = "text/csv")
    String csv(
            Viewer viewer,
            @RequestParam(defaultValue = "INITIATIVES") Kind kind,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, portfolio.today());
        var state = portfolio.state(viewer, day);
        var names = new Names(organization, viewer, state);
        return switch (kind) {
            case GOALS ->
                    CsvSheet.write(
                            GoalCells.COLUMNS,
                            state.goals().stream()
                                    .map(one -> GoalCells.of(one.terms(), names))
                                    .toList());
            case INITIATIVES ->
                    CsvSheet.write(
                            InitiativeCells.COLUMNS,
                            state.initiatives().stream()
                                    .map(one -> InitiativeCells.of(one.terms(), names))
                                    .toList());
            case PAUSES ->
                    CsvSheet.write(
                            PauseCells.COLUMNS,
                            pauses.pauses(viewer, day).stream()
                                    .map(one -> PauseCells.of(one.terms(), names))
                                    .toList());
        };
    }

    @GetMapping(
            value = "/api/v1/portfolio/export",
            params = "format=json",
            produces = "application/json")
    Whole json(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, portfolio.today());
        var state = portfolio.state(viewer, day);
        var names = new Names(organization, viewer, state);
        return new Whole(
                state.goals().stream().map(one -> GoalJson.of(one, names)).toList(),
                state.initiatives().stream().map(one -> InitiativeJson.of(one, names)).toList(),
                pauses.pauses(viewer, day).stream().map(one -> PauseJson.of(one, names)).toList());
    }

    @GetMapping("/api/v1/portfolio/order")
    Order order(
            Viewer viewer,
            @RequestParam(defaultValue = "RICE") Priorities.Formula by,
            @RequestParam(required = false) @Nullable List<String> weeks,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, portfolio.today());
        var state = portfolio.state(viewer, day);
        var ordered =
                priorities.order(
                        viewer,
                        by,
                        Priorities.durations(
                                state.initiatives(), weeks == null ? List.of() : weeks),
                        day);
        var byId = new HashMap<String, Initiative>();
        state.initiatives().forEach(one -> byId.put(one.id().toString(), one));
        return new Order(
                by,
                ordered.order().places().stream()
                        .flatMap(
                                one ->
                                        java.util.Optional.ofNullable(byId.get(one.id()))
                                                .map(of -> Place.of(one, of, ordered))
                                                .stream())
                        .toList(),
                ordered.order().neighbours().stream().map(one -> neighbours(one, byId)).toList(),
                ordered.left().stream()
                        .map(one -> new Left(key(byId, one.initiative().toString()), one.lacks()))
                        .toList());
    }

    private static Neighbours neighbours(
            PriorityOrder.Neighbours one, Map<String, Initiative> byId) {
        return new Neighbours(key(byId, one.upper()), key(byId, one.lower()), one.flips());
    }

    private static String key(Map<String, Initiative> byId, String id) {
        var found = byId.get(id);
        return found == null ? id : found.terms().key();
    }
}
