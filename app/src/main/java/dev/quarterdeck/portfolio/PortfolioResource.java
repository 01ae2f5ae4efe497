package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Members;
import dev.quarterdeck.portfolio.PortfolioJson.GoalJson;
import dev.quarterdeck.portfolio.PortfolioJson.History;
import dev.quarterdeck.portfolio.PortfolioJson.InitiativeJson;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final PortfolioRows rows;
    private final Organization organization;

    PortfolioResource(Portfolio portfolio, PortfolioRows rows, Organization organization) {
        this.portfolio = portfolio;
        this.rows = rows;
        this.organization = organization;
    }

    /// All goals.
    record Goals(List<GoalJson> items) {}

    /// All initiatives, in their order, with the currency of their worth.
    record Initiatives(@Nullable String currency, List<InitiativeJson> items) {}

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
        var kept = rows.addGoal(viewer, asked.row().cells(), asked.why());
        return GoalJson.of(kept, rows.names(viewer));
    }

    @PatchMapping("/api/v1/goals/{goalId}")
    ResponseEntity<GoalJson> changeGoal(
            Viewer viewer,
            @PathVariable UUID goalId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, GoalCells.COLUMNS);
        var kept =
                rows.changeGoal(
                        viewer,
                        goalId,
                        version -> Etag.require(ifMatch, version),
                        asked.row().cells(),
                        asked.why());
        return Etag.tagged(kept.version().number(), GoalJson.of(kept, rows.names(viewer)));
    }

    @GetMapping("/api/v1/goals/{goalId}/history")
    History goalHistory(Viewer viewer, @PathVariable UUID goalId) {
        var names = rows.names(viewer);
        return History.of(
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
        var kept = rows.addInitiative(viewer, asked.row().cells(), asked.why());
        return InitiativeJson.of(kept, rows.names(viewer));
    }

    @PatchMapping("/api/v1/initiatives/{initiativeId}")
    ResponseEntity<InitiativeJson> changeInitiative(
            Viewer viewer,
            @PathVariable UUID initiativeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, InitiativeCells.COLUMNS);
        var kept =
                rows.changeInitiative(
                        viewer,
                        initiativeId,
                        version -> Etag.require(ifMatch, version),
                        asked.row().cells(),
                        asked.why());
        return Etag.tagged(kept.version().number(), InitiativeJson.of(kept, rows.names(viewer)));
    }

    @GetMapping("/api/v1/initiatives/{initiativeId}/history")
    History initiativeHistory(Viewer viewer, @PathVariable UUID initiativeId) {
        var names = rows.names(viewer);
        return History.of(
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
}
