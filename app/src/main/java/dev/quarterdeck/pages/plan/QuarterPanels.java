package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Span;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.Quarter.Bet;
import dev.quarterdeck.planning.Quarter.OfSkill;
import dev.quarterdeck.planning.Quarter.OfTeam;
import dev.quarterdeck.planning.Quarter.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills the panels of a quarter.
final class QuarterPanels {

    private final PageRequest request;
    private final Quarter quarter;
    private final QuarterFigures figures;

    QuarterPanels(PageRequest request, Quarter quarter, QuarterFigures figures) {
        this.request = request;
        this.quarter = quarter;
        this.figures = figures;
    }

    /// A part of the order. @param id names it @param words what is said where it is empty
    private record Side(String id, String title, Verdict verdict, String words, String empty) {}

    private static final List<Side> SIDES =
            List.of(
                    new Side(
                            "before",
                            "Done before it begins",
                            Verdict.DONE_BEFORE,
                            "At least 85% sure to be done before the first day.",
                            ""),
                    new Side(
                            "sure",
                            "Above the line: sure",
                            Verdict.SURE,
                            "At least 85% sure to be done by the last day: these can be promised.",
                            "Nothing is 85% sure to be done by then."),
                    new Side(
                            "bets",
                            "Bets",
                            Verdict.BET,
                            "May be done by the last day, or not: whoever counts on one takes its odds.",
                            "There is no bet."),
                    new Side(
                            "below",
                            "Below the line: will not fit",
                            Verdict.UNLIKELY,
                            "At least 85% sure not to be done by the last day, though work may go on.",
                            "Everything fits, or is a bet."),
                    new Side(
                            "unknown",
                            "Nobody can tell",
                            Verdict.UNKNOWN,
                            "Without a forecast.",
                            ""));

    List<Panel> all() {
        var panels = new ArrayList<Panel>();
        panels.add(overview());
        SIDES.stream().map(this::side).flatMap(Optional::stream).forEach(panels::add);
        panels.add(capacity());
        panels.add(skills());
        return panels;
    }

    List<Table<?>> tables() {
        var tables = new ArrayList<Table<?>>();
        SIDES.forEach(side -> tables.add(bets(side)));
        tables.add(teams());
        tables.add(skillTable());
        return tables;
    }

    private Panel overview() {
        var explained = new Explained(request, figures.all());
        return panel(
                "line",
                "Where the line is",
                sentence(),
                line().stream().toList(),
                null,
                null,
                figures.all().stream().map(explained::view).toList(),
                List.of(
                        "%s simulated futures of the whole plan."
                                .formatted(Wording.count(quarter.draws()))));
    }

    private String sentence() {
        var lost = new ArrayList<String>();
        double people = quarter.teams().stream().mapToDouble(OfTeam::people).sum();
        double unplanned = quarter.teams().stream().mapToDouble(OfTeam::unplanned).sum();
        double leave = quarter.teams().stream().mapToDouble(OfTeam::leave).sum();
        double onCall = quarter.teams().stream().mapToDouble(OfTeam::onCall).sum();
        if (people > 0) {
            lost.add("unplanned work %s".formatted(PlanFigures.percent(unplanned / people)));
            lost.add(
                    "on-call %s and leave %s person-weeks before that"
                            .formatted(
                                    Wording.count(Math.round(onCall)),
                                    Wording.count(Math.round(leave))));
        }
        return "%s; %s; %s.%s"
                .formatted(
                        said(Verdict.SURE, " is sure", " are sure", "Nothing is sure"),
                        said(Verdict.BET, " is a bet", " are bets", "nothing is a bet"),
                        said(
                                Verdict.UNLIKELY,
                                " will not fit",
                                " will not fit",
                                "nothing is sure not to fit"),
                        lost.isEmpty()
                                ? ""
                                : " What eats the time: %s.".formatted(String.join(", ", lost)));
    }

    private String said(Verdict verdict, String one, String several, String none) {
        var keys =
                quarter.bets().stream()
                        .filter(bet -> bet.verdict() == verdict)
                        .map(Bet::key)
                        .toList();
        return switch (keys.size()) {
            case 0 -> none;
            case 1 -> keys.getFirst() + one;
            default -> String.join(", ", keys) + several;
        };
    }

    private Optional<ChartView> line() {
        var dated = quarter.bets().stream().filter(bet -> bet.p50() != null).toList();
        if (dated.isEmpty()) {
            return Optional.empty();
        }
        var last = quarter.until().minusDays(1);
        var lanes =
                dated.stream().map(bet -> new Chart.Lane(bet.key(), List.of(span(bet)))).toList();
        var until =
                lanes.stream()
                        .map(lane -> lane.spans().getFirst().latest())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return Optional.of(
                Charts.view(
                        new Chart.TimeLine(
                                "plan.quarter.line",
                                finding(),
                                "day; to the day that is 50% sure, and on to the one that is 85% sure",
                                request.today(),
                                (until.isBefore(last) ? last : until).plusWeeks(1),
                                List.of(new Chart.Mark(last, "end of the quarter", true)),
                                lanes),
                        "quarter-line"));
    }

    private String finding() {
        long sure = quarter.bets().stream().filter(bet -> bet.verdict() == Verdict.SURE).count();
        return "%s of %s %s 85%% sure to be done by %s"
                .formatted(
                        Wording.count(sure),
                        Wording.counted(quarter.bets().size(), "initiative"),
                        sure == 1 ? "is" : "are",
                        quarter.until().minusDays(1));
    }

    private Chart.Span span(Bet bet) {
        var likely = Objects.requireNonNull(bet.p50());
        var late = bet.p85() == null ? request.today().plusWeeks(104) : bet.p85();
        return new Chart.Span(request.today(), likely, late, bet.name(), true);
    }

    private Optional<Panel> side(Side side) {
        boolean none = quarter.bets().stream().noneMatch(bet -> bet.verdict() == side.verdict());
        if (none && side.empty().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                panel(
                        side.id(),
                        side.title(),
                        none ? side.empty() : side.words(),
                        List.of(),
                        none ? null : bets(side),
                        null,
                        List.of(),
                        List.of()));
    }

    private Table<Bet> bets(Side side) {
        return Table.of(
                        side.id(),
                        "initiatives",
                        quarter.bets().stream()
                                .filter(bet -> bet.verdict() == side.verdict())
                                .toList())
                .column(
                        "initiative",
                        "Initiative",
                        bet ->
                                Cell.link(bet.key(), request.link(InitiativePage.path(bet.key())))
                                        .note(bet.name()))
                .number("place", "Place", bet -> Cell.of(place(bet)), this::placeOf)
                .number(
                        "odds",
                        "Odds by the last day",
                        QuarterPanels::odds,
                        QuarterPanels::oddsOrNone)
                .column("p50", "50% sure", bet -> Cell.of(day(bet, bet.p50())))
                .column("p85", "85% sure", bet -> Cell.of(day(bet, bet.p85())));
    }

    private int placeOf(Bet bet) {
        return quarter.bets().indexOf(bet) + 1;
    }

    private String place(Bet bet) {
        return Wording.count(placeOf(bet));
    }

    private static double oddsOrNone(Bet bet) {
        var odds = bet.odds();
        return odds == null ? -1 : odds;
    }

    private static Cell odds(Bet bet) {
        var missing = bet.missing();
        return missing == null
                ? Cell.of(QuarterFigures.odds(bet))
                : Cell.toned("no forecast", "unknown").note(missing);
    }

    private static String day(Bet bet, @Nullable LocalDate day) {
        return bet.odds() == null ? "" : Lengths.day(day);
    }

    private Panel capacity() {
        return panel(
                "capacity",
                "Who has time, by team",
                "",
                List.of(),
                quarter.teams().isEmpty() ? null : teams(),
                quarter.teams().isEmpty()
                        ? State.empty(
                                "No team has five people or more.",
                                "Of smaller ones no weeks are told: they would tell of single people's leave.",
                                "")
                        : null,
                List.of(),
                quarter.smallTeams() == 0
                        ? List.of("In person-weeks, in the mean over all futures.")
                        : List.of(
                                "In person-weeks, in the mean over all futures. %s of fewer than five people %s not shown: that would tell of single people's leave."
                                        .formatted(
                                                Wording.counted(quarter.smallTeams(), "team"),
                                                quarter.smallTeams() == 1 ? "is" : "are")));
    }

    private Table<OfTeam> teams() {
        return Table.of("teams", "teams", quarter.teams())
                .column("team", "Team", team -> Cell.of(team.name()))
                .number("people", "At delivery", team -> cell(team.people()), OfTeam::people)
                .number(
                        "initiatives",
                        "Initiatives",
                        team -> cell(team.initiatives()),
                        OfTeam::initiatives)
                .number("unplanned", "Unplanned", team -> cell(team.unplanned()), OfTeam::unplanned)
                .number("idle", "Nothing may go on", team -> cell(team.idle()), OfTeam::idle)
                .number("oncall", "Lost before: on-call", QuarterPanels::onCall, OfTeam::onCall)
                .number("leave", "Leave", team -> cell(team.leave()), OfTeam::leave)
                .number("growing", "Growing in", team -> cell(team.growing()), OfTeam::growing)
                .number(
                        "interviews",
                        "Interviews",
                        team -> cell(team.interviews()),
                        OfTeam::interviews);
    }

    /// Where nothing tells it apart, or the team's numbers are not shown, it is in the pace.
    private static Cell onCall(OfTeam team) {
        return team.onCall() == 0 ? Cell.toned("in the pace", "unknown") : cell(team.onCall());
    }

    private static Cell cell(double weeks) {
        return Cell.of(Lengths.tenths(weeks));
    }

    private Panel skills() {
        var map = SkillMap.view(quarter, "quarter-skills");
        return panel(
                "skills",
                "Who has time, by skill",
                "",
                map.stream().toList(),
                quarter.skills().isEmpty() ? null : skillTable(),
                map.isPresent()
                        ? null
                        : State.empty(
                                "Five people or more share no skill.",
                                "With the best skill of each person this shows what the work of each week asks of it.",
                                "qd import organization skills.csv --apply"),
                List.of(),
                List.of(
                        "Skills are counted and slow nobody down in the forecast. Skills that fewer than five people have stand together."));
    }

    private Table<OfSkill> skillTable() {
        return Table.of("skills", "skills", quarter.skills())
                .column("skill", "Skill", skill -> Cell.of(SkillMap.name(skill)))
                .number("people", "Person-weeks there", QuarterPanels::there, OfSkill::people)
                .number("needed", "Asked for", skill -> cell(skill.needed()), OfSkill::needed)
                .number("load", "Asked of what is there", QuarterPanels::load, SkillMap::load);
    }

    private static Cell there(OfSkill skill) {
        return skill.known() ? cell(skill.people()) : Cell.toned("none known", "unknown");
    }

    private static Cell load(OfSkill skill) {
        double load = SkillMap.load(skill);
        return skill.known() && Double.isFinite(load)
                ? Cell.toned(PlanFigures.percent(load), load > 1 ? "warn" : "")
                : Cell.toned("not known", "unknown");
    }

    private Panel panel(
            String id,
            String title,
            String sentence,
            List<ChartView> drawn,
            @Nullable Table<?> table,
            @Nullable State state,
            List<FigureView> views,
            List<String> notes) {
        return new Panel(
                id,
                title,
                "",
                sentence.isEmpty() ? List.of() : List.of(new Span(sentence, null)),
                views,
                drawn,
                table == null ? null : table.view(request),
                state,
                notes,
                List.of());
    }
}
