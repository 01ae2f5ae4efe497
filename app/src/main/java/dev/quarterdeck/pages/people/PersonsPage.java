package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.Directory;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.timeline.DatedRow.PersonRow;
import dev.quarterdeck.organization.timeline.DeclaredBy;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.people.JtepersonGenerated;
import dev.quarterdeck.pages.view.people.PersonPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows a person: facts of the organisation with their days, and nothing that they did.
@RestController
final class PersonsPage {

    private final Shell shell;
    private final Organization organization;
    private final Directory directory;

    PersonsPage(Shell shell, Organization organization, Directory directory) {
        this.shell = shell;
        this.organization = organization;
        this.directory = directory;
    }

    @GetMapping("/people/persons/{personId}")
    ResponseEntity<String> person(PageRequest request, @PathVariable UUID personId) {
        var shown = directory.person(request.viewer(), personId);
        var day = organization.asOf(request.viewer(), request.day());
        var page = new Facts(request, shown, day).page();
        return shell.page(
                request,
                Head.of(Place.PEOPLE, page.name()),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PersonPage page) {
        JtepersonGenerated.render(out, null, frame, page);
    }

    /// Words what is known of somebody.
    private record Facts(PageRequest request, Directory.Shown shown, OrganizationDay day) {

        PersonPage page() {
            var person = shown.person();
            var today = request.today();
            var now = shown.rows(today, request.day());
            var known = shown.rows(today, null);
            return new PersonPage(
                    person.nameOn(request.day()),
                    person.number(),
                    person.on(request.day(), Facet.ADDRESS).orElse(""),
                    "You see %s: %s."
                            .formatted(
                                    shown.isFull()
                                            ? "the whole profile"
                                            : "name, team and work address",
                                    shown.profile().reason()),
                    now.stream().filter(Facts::isShown).map(this::line).toList(),
                    reports(person.id()),
                    known.stream()
                            .filter(row -> !now.contains(row))
                            .filter(Facts::isShown)
                            .sorted(
                                    Comparator.comparing((PersonRow row) -> row.range().from())
                                            .reversed())
                            .map(this::line)
                            .toList());
        }

        // Name and address stand in the head of the page.
        private static boolean isShown(PersonRow row) {
            return !(row.fact() instanceof Fact.Has(var facet, var _) && facet == Facet.ADDRESS);
        }

        private List<PersonPage.Link> reports(PersonId manager) {
            return day.persons().stream()
                    .filter(one -> manager.equals(one.manager()))
                    .sorted(Comparator.comparing(Colleague::name))
                    .map(
                            one ->
                                    new PersonPage.Link(
                                            one.name(),
                                            request.link("/people/persons/" + one.id().value()),
                                            teams(one)))
                    .toList();
        }

        private String teams(Colleague one) {
            return one.places().stream()
                    .map(place -> team(place.team()))
                    .filter(Objects::nonNull)
                    .map(Unit::name)
                    .collect(Collectors.joining(", "));
        }

        private @Nullable Unit team(UUID id) {
            return day.teams().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        }

        private PersonPage.Line line(PersonRow row) {
            var days = days(row.range());
            return switch (row.fact()) {
                case Fact.Works _ -> new PersonPage.Line("Works here", "yes", null, days);
                case Fact.Has(var facet, var value) ->
                        new PersonPage.Line(capital(facet.words()), value, null, days);
                case Fact.ReportsTo(var manager, var kind) -> reportsTo(manager, kind, days);
                case Fact.WorksIn(var team, var share) -> worksIn(team, share, days);
                case Fact.Away(var kind) -> new PersonPage.Line("Leave", kind, null, days);
                case Fact.Knows(var skill, var level, var by) ->
                        new PersonPage.Line("Skill", skill(skill, level, by), null, days);
                case Fact.Owns _ -> new PersonPage.Line("Account", "linked", null, days);
            };
        }

        private String skill(String skill, int level, DeclaredBy by) {
            var declared = by == DeclaredBy.SELF ? "their own word" : "a manager's word";
            return shown.withLevels()
                    ? "%s, level %d of 5 by %s".formatted(skill, level, declared)
                    : skill;
        }

        private PersonPage.Line reportsTo(PersonId manager, Line.Kind kind, String days) {
            var what =
                    switch (kind) {
                        case PRIMARY -> "Reports to";
                        case INTERIM -> "For now, to";
                        case DOTTED -> "Guided by";
                    };
            var name =
                    day.persons().stream()
                            .filter(one -> one.id().equals(manager))
                            .map(Colleague::name)
                            .findFirst()
                            .orElse("somebody who does not work here on that day");
            return new PersonPage.Line(
                    what, name, request.link("/people/persons/" + manager.value()), days);
        }

        private PersonPage.Line worksIn(UUID id, int share, String days) {
            var team = team(id);
            var part = share == 100 ? "" : " (%d%%)".formatted(share);
            return team == null
                    ? new PersonPage.Line("Team", "a team that is gone" + part, null, days)
                    : new PersonPage.Line(
                            "Team",
                            team.name() + part,
                            request.link("/people/teams/" + Links.team(team.key(), team.id())),
                            days);
        }

        private static String days(DateRange range) {
            LocalDate until = range.until();
            return until == null
                    ? "since " + range.from()
                    : "%s to %s".formatted(range.from(), until.minusDays(1));
        }

        private static String capital(String words) {
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }
}
