package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lists, gives and ends duties.
@RestController
final class GrantsResource {

    private final Grants grants;

    GrantsResource(Grants grants) {
        this.grants = grants;
    }

    /// What a client asks for.
    record Asked(
            @Nullable UUID holderId,
            @Nullable Duty duty,
            @Nullable FieldClass fieldClass,
            @Nullable String scope,
            @Nullable UUID teamId,
            @Nullable String teamName,
            @Nullable UUID personId,
            @Nullable String purpose,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        NewGrant grant() {
            return new NewGrant(
                    needed(holderId, "holderId"),
                    needed(duty, "duty"),
                    fieldClass,
                    grantScope(),
                    needed(purpose, "purpose"),
                    needed(from, "from"),
                    until);
        }

        private GrantScope grantScope() {
            return switch (needed(scope, "scope")) {
                case "EVERYTHING" -> new GrantScope.Everything();
                case "TEAM" ->
                        new GrantScope.Team(needed(teamId, "teamId"), needed(teamName, "teamName"));
                case "PERSON" -> new GrantScope.Person(new PersonId(needed(personId, "personId")));
                default ->
                        throw new Refusal(
                                "The scope (%s) must be EVERYTHING, TEAM or PERSON."
                                        .formatted(scope),
                                "Maybe TEAM, with teamId and teamName.");
            };
        }

        private static <T> T needed(@Nullable T value, String name) {
            if (value == null) {
                throw new Refusal(
                        "The member (%s) of a grant must be given.".formatted(name),
                        "Maybe see the schema NewGrant in the API document.");
            }
            return value;
        }
    }

    /// A grant as a client sees it.
    record Shown(
            UUID id,
            UUID holderId,
            Duty duty,
            @Nullable FieldClass fieldClass,
            String scope,
            @Nullable UUID teamId,
            @Nullable String teamName,
            @Nullable UUID personId,
            String purpose,
            LocalDate from,
            @Nullable LocalDate until,
            UUID grantedBy,
            Instant grantedAt,
            @Nullable UUID endedBy,
            @Nullable Instant endedAt) {

        static Shown of(Grant grant) {
            var team = grant.scope() instanceof GrantScope.Team one ? one : null;
            var person = grant.scope() instanceof GrantScope.Person one ? one : null;
            var ending = grant.ending();
            return new Shown(
                    grant.id(),
                    grant.holder(),
                    grant.duty(),
                    grant.fieldClass(),
                    team != null ? "TEAM" : person != null ? "PERSON" : "EVERYTHING",
                    team == null ? null : team.team(),
                    team == null ? null : team.name(),
                    person == null ? null : person.person().value(),
                    grant.purpose(),
                    grant.range().from(),
                    grant.range().until(),
                    grant.grantedBy(),
                    grant.grantedAt(),
                    ending == null ? null : ending.by(),
                    ending == null ? null : ending.at());
        }
    }

    @GetMapping("/api/v1/grants")
    Page<Shown> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, 1);
        var from = after.isEmpty() ? null : Cursor.id(after.getFirst());
        var rows = grants.page(viewer, from, ended, Cursor.limit(limit) + 1);
        var page = Page.of(rows, limit, grant -> Cursor.encode(grant.id().toString()));
        return new Page<>(page.items().stream().map(Shown::of).toList(), page.next());
    }

    @PostMapping("/api/v1/grants")
    @ResponseStatus(HttpStatus.CREATED)
    Shown give(Viewer viewer, @RequestBody Asked asked) {
        return Shown.of(grants.give(viewer, asked.grant()));
    }

    @PostMapping("/api/v1/grants/{grantId}/end")
    Shown end(Viewer viewer, @PathVariable UUID grantId) {
        return Shown.of(grants.end(viewer, grantId));
    }
}
