package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.DirectoryStore.Absence;
import dev.quarterdeck.organization.DirectoryStore.After;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Page;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for the organisation as a whole: its day, its teams, its leave, its files.
@RestController
final class OrganizationResource {

    private final Organization organization;
    private final Directory directory;
    private final OrganizationExport export;

    OrganizationResource(Organization organization, Directory directory) {
        this.organization = organization;
        this.directory = directory;
        this.export = new OrganizationExport(organization);
    }

    /// A list with how many there are in all.
    record Counted<T>(List<T> items, @Nullable String next, long count) {}

    /// Somebody below the viewer, with the reason why they may be seen.
    record Mine(UUID id, String number, String name, int depth, String reason) {

        static Mine of(DirectoryStore.Report report) {
            var how =
                    report.kind().equals("INTERIM") ? "you stand in as manager" : "you manage them";
            var way = report.depth() == 1 ? how : how + " through others";
            return new Mine(
                    report.id(),
                    report.number(),
                    report.name(),
                    report.depth(),
                    "%s since %s".formatted(way, report.since()));
        }
    }

    /// A team from a day on.
    record Team(
            @Nullable String key,
            @Nullable String name,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    @GetMapping("/api/v1/organization")
    DayPage day(
            Viewer viewer,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, DayPage.KEYS);
        int most = Cursor.limit(limit);
        return DayPage.of(organization.asOf(viewer, directory.day(asOf)), after, most);
    }

    @GetMapping("/api/v1/teams")
    Page<Unit> teams(
            Viewer viewer,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        var rows =
                organization.asOf(viewer, directory.day(asOf)).teams().stream()
                        .filter(
                                team ->
                                        after.isEmpty()
                                                || team.key().compareTo(after.getFirst()) > 0)
                        .limit(most + 1L)
                        .toList();
        return Page.of(rows, most, team -> Cursor.encode(team.key()));
    }

    @GetMapping("/api/v1/teams/{teamId}")
    ResponseEntity<Unit> team(
            Viewer viewer,
            @PathVariable UUID teamId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return answer(HttpStatus.OK, unit(viewer, teamId, directory.day(asOf)));
    }

    private static ResponseEntity<Unit> answer(HttpStatus status, Unit team) {
        return ResponseEntity.status(status).eTag(Etag.of(team.version())).body(team);
    }

    private Unit unit(Viewer viewer, UUID teamId, LocalDate day) {
        return organization.asOf(viewer, day).requireTeam(teamId.toString());
    }

    @PostMapping("/api/v1/teams")
    ResponseEntity<Unit> addTeam(Viewer viewer, @RequestBody Team team) {
        directory.require(viewer, Action.CHANGE, FieldClass.ORGANIZATION);
        var key = Bodies.key("key", team.key());
        if (organization.asOf(viewer, organization.today()).teams().stream()
                .anyMatch(unit -> unit.key().equalsIgnoreCase(key.strip()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The team key (%s) must not be taken.".formatted(key),
                    "Maybe change that team instead.");
        }
        var said = stated(key, team);
        organization.change(viewer, List.of(said));
        var added =
                organization.asOf(viewer, said.range().from()).teams().stream()
                        .filter(unit -> unit.key().equalsIgnoreCase(key.strip()))
                        .findFirst()
                        .orElseThrow();
        return answer(HttpStatus.CREATED, added);
    }

    @PatchMapping("/api/v1/teams/{teamId}")
    ResponseEntity<Unit> changeTeam(
            Viewer viewer,
            @PathVariable UUID teamId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Team team) {
        var said = stated(unit(viewer, teamId, organization.today()).key(), team);
        organization.changeTeam(
                viewer, teamId, version -> Etag.require(ifMatch, version), List.of(said));
        return answer(HttpStatus.OK, unit(viewer, teamId, said.range().from()));
    }

    private Statement.TeamStated stated(String key, Team team) {
        var from = team.from() == null ? organization.today() : team.from();
        var range = Bodies.range(from, team.until());
        var name = Bodies.text("name", team.name());
        if (name != null && name.isBlank()) {
            throw new Refusal("The name must not be empty.", "Maybe leave it out to keep it.");
        }
        return new Statement.TeamStated(key, name, Bodies.text("parent", team.parent()), range);
    }

    @GetMapping("/api/v1/leave")
    Counted<Absence> leave(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = after(Cursor.decode(cursor, 2));
        var rows = directory.leave(viewer, after, Cursor.limit(limit) + 1);
        var page =
                Page.of(
                        rows,
                        limit,
                        row -> Cursor.encode(row.from().toString(), row.id().toString()));
        return new Counted<>(page.items(), page.next(), directory.countLeave(viewer));
    }

    private static @Nullable After after(List<String> cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        try {
            var from = Bodies.day("cursor", LocalDate.parse(cursor.getFirst()));
            return new After(from, Cursor.id(cursor.getLast()));
        } catch (DateTimeException e) {
            throw Cursor.refused();
        }
    }

    @GetMapping("/api/v1/my/people")
    Page<Mine> mine(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, 2);
        long depth = after.isEmpty() ? 0 : Cursor.number(after.getFirst());
        var number = after.isEmpty() ? "" : after.getLast();
        int most = Cursor.limit(limit);
        var rows = directory.people(viewer, depth, number, most + 1).stream().map(Mine::of);
        return Page.of(
                rows.toList(),
                most,
                one -> Cursor.encode(String.valueOf(one.depth()), one.number()));
    }

    @GetMapping(value = "/api/v1/organization/export", params = "format=csv", produces = "text/csv")
    String csv(
            Viewer viewer,
            @RequestParam(defaultValue = "people") String kind,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return export.csv(viewer, kind, directory.day(asOf));
    }

    @GetMapping(
            value = "/api/v1/organization/export",
            params = "format=json",
            produces = "application/json")
    OrganizationDay json(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return organization.asOf(viewer, directory.day(asOf));
    }
}
