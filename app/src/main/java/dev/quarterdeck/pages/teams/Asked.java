package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says about whom and over which weeks a page is asked.
///
/// @param team null for everything
record Asked(PageRequest request, @Nullable Unit team, int weeks) {

    static final int USUAL = 13;
    private static final List<Integer> CHOICES = List.of(6, 13, 26, 52);

    static Asked of(PageRequest request, @Nullable Unit team) {
        int weeks = request.number("weeks");
        return new Asked(request, team, CHOICES.contains(weeks) ? weeks : USUAL);
    }

    @Nullable UUID teamId() {
        return team == null ? null : team.id();
    }

    String name() {
        return team == null ? "Everything" : team.name();
    }

    /// Asks about some metrics.
    Question about(List<String> metrics) {
        return Question.lastWeeks(request.day(), weeks)
                .of(team == null ? List.of() : List.of(team.id()))
                .about(metrics);
    }

    /// Asks the same under another rule, where a metric has it.
    Question about(List<String> metrics, Map<String, String> rules) {
        return about(metrics).under(rules);
    }

    /// Returns the Monday of the last week that is over.
    LocalDate lastOver() {
        return lastOver(request.day(), request.today());
    }

    /// A past day is looked at when it ends, today is not over.
    static LocalDate lastOver(LocalDate day, LocalDate today) {
        var monday = Question.monday(day);
        boolean isOver = monday.plusDays(6).equals(day) && day.isBefore(today);
        return isOver ? monday : monday.minusWeeks(1);
    }

    /// Returns the choice of the period.
    Choice period() {
        return new Choice(
                "Weeks",
                CHOICES.stream()
                        .map(
                                one ->
                                        new Link(
                                                String.valueOf(one),
                                                request.with(
                                                        "weeks",
                                                        one == USUAL ? "" : String.valueOf(one)),
                                                one == weeks))
                        .toList());
    }

    /// Returns the address of a metric of whom this is about.
    String metric(String id) {
        return metric(request, id, team, weeks);
    }

    static String metric(PageRequest request, String id, @Nullable Unit team, int weeks) {
        var query = new java.util.LinkedHashMap<String, List<String>>();
        if (team != null) {
            query.put("team", List.of(Links.team(team.key(), team.id())));
        }
        if (weeks != USUAL) {
            query.put("weeks", List.of(String.valueOf(weeks)));
        }
        return request.link(
                "/delivery/metrics/" + id + (query.isEmpty() ? "" : Links.query(query)));
    }
}
