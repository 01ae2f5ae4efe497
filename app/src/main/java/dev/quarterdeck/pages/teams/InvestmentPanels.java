package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.intention.Intention;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Decided;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what a team's effort went to, and what assistance its changes declare.
final class InvestmentPanels extends TeamPanels {

    private final Efforts efforts;
    private final @Nullable Intention intention;
    private final AssistancePanel assistance;
    private final CategoryForms categories;

    InvestmentPanels(Given given, Efforts efforts, CategoryForms categories) {
        super(given);
        this.categories = categories;
        this.efforts = efforts;
        var request = asked().request();
        this.intention =
                efforts.intentions()
                        .on(request.viewer(), asked().teamId(), request.day())
                        .orElse(null);
        this.assistance = new AssistancePanel(this);
    }

    @Override
    List<Choice> choices() {
        return List.of(assistance.choice());
    }

    @Override
    Decided decided() {
        return categories.decided();
    }

    @Override
    List<Panel> write() {
        var request = asked().request();
        var answer =
                efforts.investments()
                        .of(request.viewer(), asked().teamId(), request.day(), asked().weeks());
        return switch (answer) {
            case Investments.Answer.Hidden(String reason) ->
                    List.of(
                            new PanelWriter("investment", "What effort went to", "")
                                    .state(State.refused("It is not shown.", reason))
                                    .panel());
            case Investments.Answer.Shown shown ->
                    List.of(
                            categories(shown),
                            GoalTables.panel(
                                    efforts.goals()
                                            .of(
                                                    request.viewer(),
                                                    asked().teamId(),
                                                    request.day(),
                                                    asked().weeks(),
                                                    shown),
                                    request,
                                    this::table),
                            InvestmentTables.epics(shown, this::table),
                            assistance.panel());
        };
    }

    private Panel categories(Investments.Answer.Shown shown) {
        var writer =
                new PanelWriter(
                        "investment",
                        "What effort went to",
                        "what to do less of, so that there is room for what was meant");
        all(writer, report(ids(Area.INVESTMENT)), List.of("invest.new-work", "invest.unknown"));
        InvestmentTables.categories(writer, shown, intention, this::table);
        return writer.note("The numbers above the table go by the weekday rule.")
                .note(intended())
                .more("Intend", asked().request().link("/delivery/allocation") + "#intention")
                .panel();
    }

    private String intended() {
        var found = intention;
        if (found == null) {
            return "Nobody has said yet what effort is meant to go to.";
        }
        var whose = found.team();
        boolean isOwn = whose != null && whose.equals(asked().teamId());
        return "Intended is what %s said %s, from %s."
                .formatted(
                        Printable.clean(found.by()),
                        isOwn
                                ? "for this team"
                                : whose == null ? "for everybody" : "for a team above it",
                        found.from());
    }
}
