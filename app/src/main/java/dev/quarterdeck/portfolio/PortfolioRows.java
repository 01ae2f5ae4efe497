package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.http.Etag;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Keep goals and initiatives that are said as rows of a file: cells by column, others by their
/// keys.
public final class PortfolioRows {

    private final Portfolio portfolio;
    private final Organization organization;

    PortfolioRows(Portfolio portfolio, Organization organization) {
        this.portfolio = portfolio;
        this.organization = organization;
    }

    Names names(Viewer viewer) {
        return new Names(organization, viewer, portfolio.state(viewer, portfolio.today()));
    }

    /// Returns a goal as a file writes it, by column.
    public Map<String, String> cells(Viewer viewer, Goal one) {
        return GoalCells.of(one.terms(), names(viewer));
    }

    /// Returns an initiative as a file writes it, by column.
    public Map<String, String> cells(Viewer viewer, Initiative one) {
        return InitiativeCells.of(one.terms(), names(viewer));
    }

    /// Keeps a new goal.
    ///
    /// @param why in the viewer's words, or null
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, or a rule is broken
    public Goal addGoal(Viewer viewer, Map<String, String> cells, @Nullable String why) {
        var names = names(viewer);
        return portfolio.add(
                viewer, CellMembers.read(() -> GoalCells.read(row(cells), names)), why);
    }

    /// Keeps what is now said of a goal; cells that are missing stay.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, there is no such goal, or
    ///     a rule is broken
    public Goal changeGoal(
            Viewer viewer,
            UUID goal,
            IntConsumer approves,
            Map<String, String> cells,
            @Nullable String why) {
        var before = portfolio.goalHistory(viewer, goal).getFirst();
        portfolio.requireShaping(viewer, before.terms().owner());
        var names = names(viewer);
        var stood = GoalCells.of(before.terms(), names);
        var terms = CellMembers.read(() -> GoalCells.read(row(cells).over(stood), names));
        return portfolio.change(
                viewer, goal, unchanged(approves, before.version().number()), terms, why);
    }

    /// Keeps a new initiative; without an order it comes last.
    ///
    /// @param why in the viewer's words, or null
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, or a rule is broken
    public Initiative addInitiative(
            Viewer viewer, Map<String, String> cells, @Nullable String why) {
        var state = portfolio.state(viewer, portfolio.today());
        var names = new Names(organization, viewer, state);
        var terms = CellMembers.read(() -> InitiativeCells.read(row(cells), names, state.end()));
        return portfolio.add(viewer, terms, why);
    }

    /// Keeps what is now said of an initiative; cells that are missing stay.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, there is no such
    ///     initiative, or a rule is broken
    public Initiative changeInitiative(
            Viewer viewer,
            UUID initiative,
            IntConsumer approves,
            Map<String, String> cells,
            @Nullable String why) {
        var before = portfolio.initiativeHistory(viewer, initiative).getFirst();
        portfolio.requireShaping(viewer, before.terms().owner());
        var names = names(viewer);
        var stood = InitiativeCells.of(before.terms(), names);
        double order = before.terms().place().order();
        var terms =
                CellMembers.read(() -> InitiativeCells.read(row(cells).over(stood), names, order));
        return portfolio.change(
                viewer, initiative, unchanged(approves, before.version().number()), terms, why);
    }

    private static CsvRow row(Map<String, String> cells) {
        return new CsvRow("request", 1, cells);
    }

    /// Lets a change through when both the asker and this request read the version that stands.
    private static IntConsumer unchanged(IntConsumer approves, int read) {
        return version -> {
            approves.accept(version);
            Etag.require(Etag.of(read), version);
        };
    }
}
