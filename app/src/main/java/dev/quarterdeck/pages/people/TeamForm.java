package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.metrics.people.PeopleFigures;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.people.JteteamGenerated;
import dev.quarterdeck.pages.view.people.TeamPage;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a team with its people, and lets those who keep the organisation change it.
@RestController
final class TeamForm {

    private final Shell shell;
    private final Organization organization;
    private final Policy policy;

    TeamForm(Shell shell, Organization organization, Policy policy) {
        this.shell = shell;
        this.organization = organization;
        this.policy = policy;
    }

    /// What somebody typed. @param version the version they had read @param error what is wrong
    private record Typed(String name, String parent, long version, String field, String error) {}

    @GetMapping("/people/teams/{key}")
    ResponseEntity<String> show(PageRequest request, @PathVariable String key) {
        return answer(request, key, null, 200);
    }

    @PostMapping("/people/teams/{key}")
    ResponseEntity<String> change(
            PageRequest request,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "0") long version) {
        var team = organization.asOf(request.viewer(), request.today()).requireTeam(key);
        try {
            requireName(name);
            var said =
                    new Statement.TeamStated(
                            team.key(), name.strip(), parent, DateRange.since(request.today()));
            organization.changeTeam(
                    request.viewer(), team.id(), now -> requireSame(version, now), List.of(said));
            return Shell.seeOther(
                    "/people/teams/" + Links.team(team.key(), team.id()) + "?kept=yes");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            boolean isStale = refusal.kind() == Refusal.Kind.STALE;
            var words = refusal.getMessage() + " " + refusal.remedy();
            var typed =
                    new Typed(
                            name,
                            parent,
                            isStale ? team.version() : version,
                            isStale || !name.isBlank() ? "" : "name",
                            isStale
                                    ? "%s It is called “%s” now; what you typed stands below."
                                            .formatted(refusal.getMessage(), team.name())
                                    : words);
            return answer(request, key, typed, isStale ? 409 : 422);
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new Refusal("The name must not be empty.", "Maybe keep the one it has.");
        }
    }

    private static void requireSame(long read, long now) {
        if (read != now) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "stale",
                    "Somebody changed the team since you read it.",
                    "Maybe look at it again.");
        }
    }

    private ResponseEntity<String> answer(
            PageRequest request, String key, @Nullable Typed typed, int status) {
        var day = organization.asOf(request.viewer(), request.day());
        var team = day.requireTeam(key);
        var counted = new PeopleFigures(day);
        var figures = List.of(counted.members(team), counted.undivided(team));
        var explained = new Explained(request, figures);
        var members = membersTable(request, day, team);
        var teams =
                Teams.table(
                        request,
                        day,
                        day.teams().stream()
                                .filter(one -> team.id().equals(one.parent()))
                                .toList());
        var head = person(day, team);
        var page =
                new TeamPage(
                        team.name(),
                        team.key(),
                        "/delivery/teams/" + Links.team(team.key(), team.id()),
                        head == null ? "" : head.name(),
                        head == null ? "" : request.link("/people/persons/" + head.id().value()),
                        figures.stream().map(explained::view).toList(),
                        members.view(request),
                        teams.view(request),
                        form(request, day, team, typed),
                        whyNot(request),
                        request.parameter("kept").isEmpty() ? "" : "The team was changed.");
        var at = crumbs(day, team);
        return status == 200
                ? shell.page(
                        request,
                        at,
                        figures,
                        List.of(members, teams),
                        (out, frame) -> render(out, frame, page))
                : shell.again(request, at, status, (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, TeamPage page) {
        JteteamGenerated.render(out, null, frame, page);
    }

    // The teams above it, the topmost first.
    private static Head crumbs(OrganizationDay day, Unit team) {
        Deque<Unit> above = new ArrayDeque<>();
        for (var one = parent(day, team);
                one != null && above.size() < 20;
                one = parent(day, one)) {
            above.push(one);
        }
        var head = Head.of(Place.PEOPLE, team.name());
        for (var one : above) {
            head = head.below(one.name(), "/people/teams/" + Links.team(one.key(), one.id()));
        }
        return head;
    }

    private static @Nullable Unit parent(OrganizationDay day, Unit team) {
        return day.teams().stream()
                .filter(one -> one.id().equals(team.parent()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Colleague person(OrganizationDay day, Unit team) {
        return day.persons().stream()
                .filter(one -> one.id().equals(team.head()))
                .findFirst()
                .orElse(null);
    }

    private static Table<Colleague> membersTable(
            PageRequest request, OrganizationDay day, Unit team) {
        var rows =
                day.persons().stream()
                        .filter(one -> share(one, team.id()) > 0)
                        .sorted(Comparator.comparing(Colleague::name))
                        .toList();
        return Table.of("members", "people", rows)
                .column(
                        "name",
                        "Name",
                        one ->
                                Cell.link(
                                        one.name(),
                                        request.link("/people/persons/" + one.id().value())))
                .number(
                        "share",
                        "Share",
                        one -> Cell.of(share(one, team.id()) + "%"),
                        one -> share(one, team.id()))
                .column("location", "Location", one -> Cell.of(or(one.location())))
                .column("address", "Work address", one -> Cell.of(or(one.address())))
                .hidden("number", "Number", one -> Cell.of(one.number()))
                .hidden("calendar", "Calendar", one -> Cell.of(or(one.calendar())))
                .whenEmpty(
                        State.empty(
                                "Nobody works in this team itself on this day.",
                                "Its members will stand here.",
                                "./qd import people people.csv"));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int share(Colleague one, UUID team) {
        return one.places().stream()
                .filter(place -> place.team().equals(team))
                .mapToInt(OrganizationDay.Place::share)
                .sum();
    }

    private String whyNot(PageRequest request) {
        if (!request.day().equals(request.today())) {
            return "A team is changed on the page of today.";
        }
        return may(request) instanceof Decision.Refuse(var reason)
                ? "You may not change it: " + reason + "."
                : "";
    }

    private Decision may(PageRequest request) {
        return policy.may(
                request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.ORGANIZATION));
    }

    private @Nullable FormView form(
            PageRequest request, OrganizationDay day, Unit team, @Nullable Typed typed) {
        if (!whyNot(request).isEmpty()) {
            return null;
        }
        var above = parent(day, team);
        var name = typed == null ? team.name() : typed.name();
        var parent = typed != null ? typed.parent() : above == null ? "" : above.key();
        var field = Field.text("name", "Name", name, true);
        return new FormView(
                "/people/teams/" + Links.team(team.key(), team.id()),
                Map.of("version", "" + (typed == null ? team.version() : typed.version())),
                List.of(
                        typed != null && typed.field().equals("name")
                                ? field.error(typed.error())
                                : field,
                        Field.select("parent", "Part of", parent, parents(day, team))
                                .hint("From today on; earlier days stay as they were.")),
                "Change it",
                "/people/teams/" + Links.team(team.key(), team.id()),
                typed == null || typed.field().equals("name") ? "" : typed.error());
    }

    private static List<Option> parents(OrganizationDay day, Unit team) {
        var options = new ArrayList<>(List.of(new Option("", "no other team")));
        Stream.of(day.teams())
                .flatMap(List::stream)
                .filter(one -> !one.id().equals(team.id()))
                .map(one -> new Option(one.key(), one.name()))
                .forEach(options::add);
        return options;
    }
}
