package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Members;
import dev.quarterdeck.portfolio.PortfolioJson.ChangeJson;
import dev.quarterdeck.portfolio.PortfolioJson.GoalJson;
import dev.quarterdeck.portfolio.PortfolioJson.InitiativeJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for goals and initiatives.
///
/// A body has the cells of a row of the file, and `why`.
@RestController
final class PortfolioResource {

    private final Portfolio portfolio;
    private final Organization organization;

    PortfolioResource(Portfolio portfolio, Organization organization) {
        this.portfolio = portfolio;
        this.organization = organization;
    }

    /// All goals.
    record Goals(List<GoalJson> items) {}

    /// All initiatives, in their order, with the currency of their worth.
    record Initiatives(@Nullable String currency, List<InitiativeJson> items) {}

    /// All versions of one thing, the newest first.
    record History(List<ChangeJson> items) {}

    /// The currency of worth.
    record AskedCurrency(@Nullable String code) {}

    @GetMapping("/api/v1/goals")
    Goals goals(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var state = portfolio.state(viewer, AsOf.day(asOf, portfolio.today()));
        var names = new Names(organization, viewer, state);
        return new Goals(state.goals().stream().map(one -> GoalJson.of(one, names)).toList());
    }

    @PostMapping("/api/v1/goals")
    @ResponseStatus(HttpStatus.CREATED)
    GoalJson addGoal(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, GoalCells.COLUMNS);
        var names = names(viewer);
        var terms = read(() -> GoalCells.read(asked.row(), names));
        return GoalJson.of(portfolio.add(viewer, terms, asked.why()), names);
    }

    @PatchMapping("/api/v1/goals/{goalId}")
    ResponseEntity<GoalJson> changeGoal(
            Viewer viewer,
            @PathVariable UUID goalId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, GoalCells.COLUMNS);
        var before = portfolio.goalHistory(viewer, goalId).getFirst();
        portfolio.requireShaping(viewer, before.terms().owner());
        var names = names(viewer);
        var cells = GoalCells.of(before.terms(), names);
        var terms = read(() -> GoalCells.read(asked.row().over(cells), names));
        var kept =
                portfolio.change(
                        viewer,
                        goalId,
                        unchanged(ifMatch, before.version().number()),
                        terms,
                        asked.why());
        return ResponseEntity.ok()
                .eTag(Etag.of(kept.version().number()))
                .body(GoalJson.of(kept, names));
    }

    @GetMapping("/api/v1/goals/{goalId}/history")
    History goalHistory(Viewer viewer, @PathVariable UUID goalId) {
        var names = names(viewer);
        return history(
                portfolio.goalHistory(viewer, goalId),
                one -> GoalCells.of(one.terms(), names),
                Goal::version);
    }

    @GetMapping("/api/v1/initiatives")
    Initiatives initiatives(
            Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var state = portfolio.state(viewer, AsOf.day(asOf, portfolio.today()));
        var names = new Names(organization, viewer, state);
        return new Initiatives(
                portfolio.currency(viewer).map(Currency::getCurrencyCode).orElse(null),
                state.initiatives().stream().map(one -> InitiativeJson.of(one, names)).toList());
    }

    @PostMapping("/api/v1/initiatives")
    @ResponseStatus(HttpStatus.CREATED)
    InitiativeJson addInitiative(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, InitiativeCells.COLUMNS);
        var state = portfolio.state(viewer, portfolio.today());
        var names = new Names(organization, viewer, state);
        var terms = read(() -> InitiativeCells.read(asked.row(), names, state.end()));
        return InitiativeJson.of(portfolio.add(viewer, terms, asked.why()), names);
    }

    @PatchMapping("/api/v1/initiatives/{initiativeId}")
    ResponseEntity<InitiativeJson> changeInitiative(
            Viewer viewer,
            @PathVariable UUID initiativeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, InitiativeCells.COLUMNS);
        var before = portfolio.initiativeHistory(viewer, initiativeId).getFirst();
        portfolio.requireShaping(viewer, before.terms().owner());
        var names = names(viewer);
        var cells = InitiativeCells.of(before.terms(), names);
        var terms =
                read(
                        () ->
                                InitiativeCells.read(
                                        asked.row().over(cells),
                                        names,
                                        before.terms().place().order()));
        var kept =
                portfolio.change(
                        viewer,
                        initiativeId,
                        unchanged(ifMatch, before.version().number()),
                        terms,
                        asked.why());
        return ResponseEntity.ok()
                .eTag(Etag.of(kept.version().number()))
                .body(InitiativeJson.of(kept, names));
    }

    @GetMapping("/api/v1/initiatives/{initiativeId}/history")
    History initiativeHistory(Viewer viewer, @PathVariable UUID initiativeId) {
        var names = names(viewer);
        return history(
                portfolio.initiativeHistory(viewer, initiativeId),
                one -> InitiativeCells.of(one.terms(), names),
                Initiative::version);
    }

    @PutMapping("/api/v1/portfolio/currency")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepCurrency(Viewer viewer, @RequestBody AskedCurrency asked) {
        portfolio.requireAll(viewer);
        var code = Members.require(asked.code(), "code");
        try {
            portfolio.keepCurrency(viewer, Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                            "The currency must be a code of ISO 4217, such as EUR.",
                            "Maybe EUR or USD.")
                    .about("code");
        }
    }

    /// Lets a change through when both the client and this request read the version that stands.
    private static IntConsumer unchanged(@Nullable String ifMatch, int read) {
        return version -> {
            Etag.require(ifMatch, version);
            Etag.require(Etag.of(read), version);
        };
    }

    private Names names(Viewer viewer) {
        return new Names(organization, viewer, portfolio.state(viewer, portfolio.today()));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadCell bad) {
            throw CellMembers.refusal(bad);
        }
    }

    private static <T> History history(
            List<T> versions,
            Function<T, Map<String, String>> cells,
            Function<T, Version> version) {
        var items = new ArrayList<ChangeJson>();
        for (int i = 0; i < versions.size(); i++) {
            Map<String, String> before =
                    i + 1 < versions.size() ? cells.apply(versions.get(i + 1)) : Map.of();
            var now = versions.get(i);
            items.add(ChangeJson.of(version.apply(now), before, cells.apply(now)));
        }
        return new History(items);
    }
}
