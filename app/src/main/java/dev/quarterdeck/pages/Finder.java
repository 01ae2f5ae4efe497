package dev.quarterdeck.pages;

import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows everything that can be gone to by name: pages, commands, teams and people.
final class Finder {

    private static final List<Entry> PAGES =
            List.of(
                    new Entry("page", "Organisation chart", "people", "/people", ""),
                    new Entry(
                            "page",
                            "Quarter",
                            "plan capacity skills cut line",
                            "/plan/quarter",
                            ""),
                    new Entry("page", "Goals and initiatives", "plan stop list", "/plan/goals", ""),
                    new Entry("page", "Scenarios", "plan compare what if", "/plan/scenarios", ""),
                    new Entry("page", "Seats", "plan hiring vacancies", "/plan/seats", ""),
                    new Entry("page", "Record of forecasts", "plan trust", "/plan/record", ""),
                    new Entry("page", "This week in delivery", "changes", "/delivery/week", ""),
                    new Entry(
                            "page",
                            "Allocation",
                            "delivery investment",
                            "/delivery/allocation",
                            ""),
                    new Entry("page", "Metrics", "delivery dora flow", "/delivery/metrics", ""),
                    new Entry("page", "Teams", "people", "/people/teams", ""),
                    new Entry("page", "Managers", "span vacancies", "/people/managers", ""),
                    new Entry(
                            "page",
                            "Whose accounts are whose",
                            "identity review",
                            "/people/accounts",
                            ""),
                    new Entry("page", "Users", "settings logins", "/settings", ""),
                    new Entry("page", "Duties", "settings grants", "/settings/grants", ""),
                    new Entry("page", "Tokens of programs", "settings", "/settings/tokens", ""),
                    new Entry(
                            "page",
                            "Sources",
                            "settings connections tools jira github",
                            "/settings/sources",
                            ""),
                    new Entry(
                            "command",
                            "Connect a tool",
                            "source jira github gitlab jenkins webhook push",
                            "/settings/sources#connect",
                            ""),
                    new Entry(
                            "command",
                            "Bring files of records",
                            "source json csv export",
                            "/settings/sources/files",
                            ""),
                    new Entry("page", "Audit log", "settings", "/settings/audit", ""),
                    new Entry("page", "Tokens", "your account", "/account#tokens", ""),
                    new Entry("page", "Who read my record", "your account", "/account#reads", ""),
                    new Entry("page", "Style guide", "fragments", "/styleguide", ""),
                    new Entry("command", "Import people and teams", "csv hr", "/people/import", ""),
                    new Entry(
                            "command",
                            "Import a repository or a tracker",
                            "jira git",
                            "/delivery/import",
                            ""),
                    new Entry("command", "Sign out", "leave", "/sign-out", ""));

    private final Organization organization;
    private final Looks looks;
    private final Portfolio portfolio;

    Finder(Organization organization, Looks looks, Portfolio portfolio) {
        this.organization = organization;
        this.looks = looks;
        this.portfolio = portfolio;
    }

    /// Something that can be gone to.
    ///
    /// @param kind `page`, `command`, `team`, `person`, `repository` or `initiative`
    /// @param also further words to find it by
    /// @param key the keys that lead there, empty for none
    record Entry(String kind, String name, String also, String href, String key) {}

    List<Entry> all(PageRequest request) {
        var entries = new ArrayList<Entry>();
        for (var place : Place.values()) {
            entries.add(new Entry("page", place.title(), "", place.path(), "g " + place.key()));
        }
        entries.addAll(PAGES);
        var day = organization.asOf(request.viewer(), request.day());
        day.teams().forEach(team -> entries.add(entry(team)));
        var names =
                day.teams().stream()
                        .collect(Collectors.toMap(OrganizationDay.Unit::id, Function.identity()));
        day.persons().forEach(person -> entries.add(entry(person, names)));
        looks.repositories(request.viewer(), request.day())
                .forEach(one -> entries.add(entry(one, names.get(one.team()))));
        if (portfolio.isSeen(request.viewer())) {
            portfolio
                    .initiatives(request.viewer(), portfolio.today())
                    .forEach(one -> entries.add(entry(one)));
        }
        return entries;
    }

    private static Entry entry(Repository one, OrganizationDay.@Nullable Unit team) {
        return new Entry(
                "repository",
                one.name(),
                team == null ? "" : team.name(),
                "/delivery/repositories/" + one.id(),
                "");
    }

    private static Entry entry(Initiative one) {
        return new Entry(
                "initiative",
                one.terms().key(),
                one.terms().name(),
                one.terms().place().stage().isWanted()
                        ? "/plan/initiatives/" + one.terms().key()
                        : "/plan/goals",
                "");
    }

    private static Entry entry(OrganizationDay.Unit team) {
        return new Entry(
                "team",
                team.name(),
                team.key(),
                "/people/teams/" + Links.team(team.key(), team.id()),
                "");
    }

    private static Entry entry(
            OrganizationDay.Colleague person, Map<UUID, OrganizationDay.Unit> teams) {
        var also =
                person.places().stream()
                        .map(place -> teams.get(place.team()))
                        .filter(java.util.Objects::nonNull)
                        .map(OrganizationDay.Unit::name)
                        .collect(Collectors.joining(" "));
        return new Entry(
                "person",
                person.name(),
                (also + " " + person.number()).strip(),
                "/people/persons/" + person.id().value(),
                "");
    }

    /// Finds what holds all of the words, the best first.
    static List<Entry> find(List<Entry> entries, String text) {
        var words = List.of(Table.folded(text.strip()).split("\\s+"));
        return entries.stream()
                .filter(
                        entry ->
                                words.stream()
                                        .allMatch(
                                                word ->
                                                        Table.folded(
                                                                        entry.name()
                                                                                + " "
                                                                                + entry.also())
                                                                .contains(word)))
                .sorted(
                        java.util.Comparator.comparing(
                                entry -> !Table.folded(entry.name()).startsWith(words.getFirst())))
                .toList();
    }
}
