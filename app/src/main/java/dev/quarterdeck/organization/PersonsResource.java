package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.DirectoryStore.Entry;
import dev.quarterdeck.organization.DirectoryStore.Filter;
import dev.quarterdeck.organization.PersonJson.RowJson;
import dev.quarterdeck.organization.timeline.DeclaredBy;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

/// Answers for persons and what is dated about them.
@RestController
final class PersonsResource {

    private final Organization organization;
    private final Directory directory;

    PersonsResource(Organization organization, Directory directory) {
        this.organization = organization;
        this.directory = directory;
    }

    /// A person's state from a day on; what is left out stays as it is, "" says none.
    record State(
            @Nullable String number,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String name,
            @Nullable String address,
            @Nullable String manager,
            @Nullable String team,
            @Nullable Integer share,
            @Nullable String location,
            @Nullable String calendar) {

        Statement.PersonState says(String of, LocalDate today) {
            var range = Bodies.range(from == null ? today : from, until);
            return new Statement.PersonState(
                    of,
                    range.from(),
                    range.until(),
                    new Statement.Values(
                            Bodies.text("name", name),
                            Bodies.text("address", address),
                            Bodies.text("manager", manager),
                            Bodies.text("team", team),
                            share == null ? null : Bodies.share(share),
                            Bodies.text("location", location),
                            Bodies.text("calendar", calendar)));
        }
    }

    /// A membership.
    record Membership(
            @Nullable String team,
            int share,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// A reporting line; the manager by employee number.
    record ReportingLine(
            @Nullable String manager,
            Line.@Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// A leave.
    record Leave(@Nullable String kind, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /// A level of a skill.
    record Skill(
            @Nullable String skill,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// A login in a tool.
    record Account(
            @Nullable String tool,
            @Nullable String key,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// The day from which something no longer holds.
    record End(@Nullable LocalDate day) {

        Function<String, Statement> of(UUID row) {
            return number -> new Statement.RowEnded(number, row, Bodies.day("day", day));
        }
    }

    @GetMapping("/api/v1/persons")
    Page<Entry> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable UUID manager,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, 1);
        var filter =
                new Filter(
                        directory.day(asOf),
                        Bodies.text("q", q),
                        team,
                        manager,
                        after.isEmpty() ? "" : after.getFirst(),
                        Cursor.limit(limit) + 1);
        return Page.of(
                directory.list(viewer, filter), limit, entry -> Cursor.encode(entry.number()));
    }

    @GetMapping("/api/v1/persons/{personId}")
    ResponseEntity<PersonJson> one(
            Viewer viewer,
            @PathVariable UUID personId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return answer(HttpStatus.OK, viewer, personId, asOf);
    }

    private ResponseEntity<PersonJson> answer(
            HttpStatus status, Viewer viewer, UUID personId, @Nullable LocalDate asOf) {
        var shown = directory.person(viewer, personId);
        var day = asOf == null ? null : Bodies.day("asOf", asOf);
        if (day != null) {
            organization.requireDay(viewer, day);
        }
        return ResponseEntity.status(status)
                .eTag(Etag.of(shown.person().version()))
                .body(PersonJson.of(shown, organization.today(), day));
    }

    @PostMapping("/api/v1/persons")
    ResponseEntity<PersonJson> add(Viewer viewer, @RequestBody State state) {
        var number = state.number();
        if (number == null || number.isBlank()) {
            throw new Refusal(
                    "A new person must have a number, their employee number.", "Maybe E1042.");
        }
        directory.require(viewer, Action.CHANGE, FieldClass.ORGANIZATION);
        Bodies.key("number", number);
        if (organization.person(viewer, number).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The employee number (%s) must not be taken.".formatted(number),
                    "Maybe change that person instead.");
        }
        organization.change(viewer, List.of(state.says(number, organization.today())));
        var added = organization.person(viewer, number).orElseThrow();
        return answer(HttpStatus.CREATED, viewer, added.id().value(), null);
    }

    @PatchMapping("/api/v1/persons/{personId}")
    ResponseEntity<PersonJson> change(
            Viewer viewer,
            @PathVariable UUID personId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody State state) {
        var person = directory.person(viewer, personId).person();
        organization.change(
                viewer,
                person.id(),
                version -> Etag.require(ifMatch, version),
                List.of(state.says(person.number(), organization.today())));
        return answer(HttpStatus.OK, viewer, personId, null);
    }

    @GetMapping("/api/v1/persons/{personId}/memberships")
    Page<RowJson> memberships(Viewer viewer, @PathVariable UUID personId) {
        return rows(viewer, personId, FieldClass.PROFILE, "membership");
    }

    @GetMapping("/api/v1/persons/{personId}/reporting-lines")
    Page<RowJson> reportingLines(Viewer viewer, @PathVariable UUID personId) {
        return rows(viewer, personId, FieldClass.PROFILE, "line");
    }

    @GetMapping("/api/v1/persons/{personId}/leave")
    Page<RowJson> leaveOf(Viewer viewer, @PathVariable UUID personId) {
        return rows(viewer, personId, FieldClass.LEAVE, "leave");
    }

    @GetMapping("/api/v1/persons/{personId}/skills")
    Page<RowJson> skills(Viewer viewer, @PathVariable UUID personId) {
        return rows(viewer, personId, FieldClass.SKILLS, "skill");
    }

    @GetMapping("/api/v1/persons/{personId}/accounts")
    Page<RowJson> accounts(Viewer viewer, @PathVariable UUID personId) {
        return rows(viewer, personId, FieldClass.TOOL_ACCOUNTS, "account");
    }

    private Page<RowJson> rows(Viewer viewer, UUID personId, FieldClass rowsOf, String kind) {
        var shown = directory.person(viewer, personId);
        directory.require(viewer, Action.SEE, rowsOf, shown.person().id());
        return new Page<>(
                PersonJson.of(shown, organization.today(), null).rows().stream()
                        .filter(row -> row.kind().equals(kind))
                        .toList(),
                null);
    }

    @PostMapping("/api/v1/persons/{personId}/memberships")
    ResponseEntity<PersonJson> join(
            Viewer viewer, @PathVariable UUID personId, @RequestBody Membership body) {
        return say(
                viewer,
                personId,
                number ->
                        new Statement.MembershipStated(
                                number,
                                Bodies.key("team", body.team()),
                                Bodies.share(body.share()),
                                Bodies.range(body.from(), body.until())));
    }

    @PostMapping("/api/v1/persons/{personId}/reporting-lines")
    ResponseEntity<PersonJson> report(
            Viewer viewer, @PathVariable UUID personId, @RequestBody ReportingLine body) {
        return say(
                viewer,
                personId,
                number ->
                        new Statement.LineStated(
                                number,
                                Bodies.key("manager", body.manager()),
                                kind(body.kind()),
                                Bodies.range(body.from(), body.until())));
    }

    @PostMapping("/api/v1/persons/{personId}/leave")
    ResponseEntity<PersonJson> leave(
            Viewer viewer, @PathVariable UUID personId, @RequestBody Leave body) {
        return say(
                viewer,
                personId,
                number ->
                        new Statement.LeaveStated(
                                number,
                                Bodies.key("kind", body.kind()),
                                Bodies.range(body.from(), body.until())));
    }

    @PostMapping("/api/v1/persons/{personId}/skills")
    ResponseEntity<PersonJson> declare(
            Viewer viewer, @PathVariable UUID personId, @RequestBody Skill body) {
        var me = viewer.person();
        var by = me != null && me.value().equals(personId) ? DeclaredBy.SELF : DeclaredBy.MANAGER;
        return say(
                viewer,
                personId,
                number ->
                        new Statement.SkillStated(
                                number,
                                Bodies.key("skill", body.skill()),
                                Bodies.level(body.level()),
                                by,
                                Bodies.range(body.from(), body.until())));
    }

    @PostMapping("/api/v1/persons/{personId}/accounts")
    ResponseEntity<PersonJson> link(
            Viewer viewer, @PathVariable UUID personId, @RequestBody Account body) {
        return say(
                viewer,
                personId,
                number ->
                        new Statement.AccountLinked(
                                number,
                                Bodies.key("tool", body.tool()),
                                Bodies.key("key", body.key()),
                                Bodies.range(body.from(), body.until())));
    }

    @PostMapping({
        "/api/v1/persons/{personId}/memberships/{rowId}/end",
        "/api/v1/persons/{personId}/reporting-lines/{rowId}/end"
    })
    ResponseEntity<PersonJson> endOfProfile(
            Viewer viewer,
            @PathVariable UUID personId,
            @PathVariable UUID rowId,
            @RequestBody End body) {
        return end(viewer, personId, FieldClass.PROFILE, body.of(rowId));
    }

    @PostMapping("/api/v1/persons/{personId}/leave/{rowId}/end")
    ResponseEntity<PersonJson> endOfLeave(
            Viewer viewer,
            @PathVariable UUID personId,
            @PathVariable UUID rowId,
            @RequestBody End body) {
        return end(viewer, personId, FieldClass.LEAVE, body.of(rowId));
    }

    @PostMapping("/api/v1/persons/{personId}/skills/{rowId}/end")
    ResponseEntity<PersonJson> endOfSkill(
            Viewer viewer,
            @PathVariable UUID personId,
            @PathVariable UUID rowId,
            @RequestBody End body) {
        return end(viewer, personId, FieldClass.SKILLS, body.of(rowId));
    }

    @PostMapping("/api/v1/persons/{personId}/accounts/{rowId}/end")
    ResponseEntity<PersonJson> endOfAccount(
            Viewer viewer,
            @PathVariable UUID personId,
            @PathVariable UUID rowId,
            @RequestBody End body) {
        return end(viewer, personId, FieldClass.TOOL_ACCOUNTS, body.of(rowId));
    }

    // The address says what kind of row it is; who may not change that kind learns nothing of the
    // row.
    private ResponseEntity<PersonJson> end(
            Viewer viewer, UUID personId, FieldClass rowOf, Function<String, Statement> ending) {
        var person = directory.person(viewer, personId).person();
        directory.require(viewer, Action.CHANGE, rowOf, person.id());
        return say(viewer, person, ending);
    }

    private ResponseEntity<PersonJson> say(
            Viewer viewer, UUID personId, Function<String, Statement> statement) {
        return say(viewer, directory.person(viewer, personId).person(), statement);
    }

    private ResponseEntity<PersonJson> say(
            Viewer viewer, Person person, Function<String, Statement> statement) {
        organization.change(viewer, List.of(statement.apply(person.number())));
        return answer(HttpStatus.OK, viewer, person.id().value(), null);
    }

    private static Line.Kind kind(Line.@Nullable Kind kind) {
        if (kind == null) {
            throw new Refusal(
                    "The kind of a reporting line must not be left out.",
                    "Maybe PRIMARY, INTERIM or DOTTED.");
        }
        return kind;
    }
}
