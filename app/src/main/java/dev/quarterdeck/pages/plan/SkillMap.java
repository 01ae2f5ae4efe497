package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.HeatRow;
import dev.quarterdeck.metrics.Chart.Value;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.Quarter.OfSkill;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Draws how much of each skill the work of each week asks for.
final class SkillMap {

    private static final int PERCENT = 100;

    private SkillMap() {}

    /// Returns the drawing; nothing where no skill can be shown.
    static Optional<ChartView> view(Quarter quarter, String id) {
        var shown = quarter.skills().stream().filter(OfSkill::known).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        var columns =
                shown.getFirst().weeks().stream()
                        .map(week -> week.from().toString().substring(5))
                        .toList();
        return Optional.of(
                Charts.view(
                        new Chart.HeatMap(
                                "plan.skills",
                                finding(shown),
                                "week; what work asks for, in % of who is there",
                                "%",
                                columns,
                                shown.stream().map(SkillMap::row).toList(),
                                false),
                        id));
    }

    private static HeatRow row(OfSkill skill) {
        return new HeatRow(
                name(skill),
                skill.weeks().stream()
                        .map(
                                week ->
                                        week.people() > 0
                                                ? Value.of(
                                                        Math.rint(
                                                                PERCENT
                                                                        * week.needed()
                                                                        / week.people()))
                                                : Value.unknown())
                        .toList());
    }

    private static String finding(List<OfSkill> shown) {
        return shown.stream()
                .filter(skill -> skill.people() > 0)
                .max(Comparator.comparingDouble(SkillMap::load))
                .map(SkillMap::most)
                .orElse("Nobody is there");
    }

    private static String most(OfSkill skill) {
        return "%s is asked for most: %s of who is there"
                .formatted(name(skill), PlanFigures.percent(Math.max(0, load(skill))));
    }

    /// Returns what is asked of who is there; infinite where nobody is known to be.
    static double load(OfSkill skill) {
        return skill.people() > 0 ? skill.needed() / skill.people() : Double.POSITIVE_INFINITY;
    }

    /// Returns the name of a row.
    static String name(OfSkill skill) {
        return skill.skill().isEmpty()
                ? "All smaller skills together"
                : skill.skill().equals("everybody") ? "No skill said" : skill.skill();
    }
}
