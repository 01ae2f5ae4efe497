package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Members;
import dev.quarterdeck.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lets administrators keep the users.
@RestController
final class UsersResource {

    private final Users users;
    private final ServiceTokens tokens;

    UsersResource(Users users, ServiceTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    record Shown(
            UUID id,
            String login,
            String displayName,
            @Nullable UUID personId,
            String source,
            Instant created,
            @Nullable Instant disabled,
            boolean mustChangePassword,
            long version) {

        static Shown of(User user) {
            return new Shown(
                    user.id(),
                    user.login(),
                    user.displayName(),
                    user.person() == null ? null : user.person().value(),
                    user.source().name(),
                    user.created(),
                    user.disabled(),
                    user.mustChangePassword(),
                    user.version());
        }
    }

    record NewUser(
            @Nullable String login,
            @Nullable String displayName,
            @Nullable Boolean administrator,
            @Nullable UUID personId) {}

    record WithPassword(Shown user, String temporaryPassword) {

        static WithPassword of(Users.WithPassword made) {
            return new WithPassword(Shown.of(made.user()), made.temporaryPassword());
        }
    }

    record PersonLink(@Nullable UUID personId) {}

    @GetMapping("/api/v1/users")
    Page<Shown> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var last = Cursor.decode(cursor, 1);
        var rows =
                users.list(
                        viewer,
                        last.isEmpty() ? null : Cursor.id(last.getFirst()),
                        Cursor.limit(limit) + 1);
        var page = Page.of(rows, limit, user -> Cursor.encode(user.id().toString()));
        List<Shown> shown = page.items().stream().map(Shown::of).toList();
        return new Page<>(shown, page.next());
    }

    @GetMapping("/api/v1/users/{userId}")
    ResponseEntity<Shown> one(Viewer viewer, @PathVariable UUID userId) {
        return answer(users.one(viewer, userId));
    }

    @PostMapping("/api/v1/users")
    ResponseEntity<WithPassword> create(Viewer viewer, @RequestBody NewUser wish) {
        var made =
                users.create(
                        viewer,
                        new Users.NewUser(
                                Members.require(wish.login(), "login"),
                                Members.require(wish.displayName(), "displayName"),
                                Boolean.TRUE.equals(wish.administrator()),
                                person(wish.personId())));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Etag.of(made.user().version()))
                .body(WithPassword.of(made));
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    @PostMapping("/api/v1/users/{userId}/disable")
    ResponseEntity<Shown> disable(
            Viewer viewer,
            @PathVariable UUID userId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(users.disable(viewer, userId, ifMatch));
    }

    @PostMapping("/api/v1/users/{userId}/enable")
    ResponseEntity<Shown> enable(
            Viewer viewer,
            @PathVariable UUID userId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(users.enable(viewer, userId, ifMatch));
    }

    @PutMapping("/api/v1/users/{userId}/person")
    ResponseEntity<Shown> link(
            Viewer viewer,
            @PathVariable UUID userId,
            @RequestBody PersonLink link,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(users.link(viewer, userId, person(link.personId()), ifMatch));
    }

    @PostMapping("/api/v1/users/{userId}/password")
    WithPassword reset(Viewer viewer, @PathVariable UUID userId) {
        return WithPassword.of(users.resetPassword(viewer, userId));
    }

    @PostMapping("/api/v1/users/{userId}/tokens")
    ResponseEntity<MeResource.TokenMade> makeToken(
            Viewer viewer, @PathVariable UUID userId, @RequestBody MeResource.NewToken wish) {
        var made =
                tokens.make(
                        viewer,
                        userId,
                        wish.requiredName(),
                        wish.requiredScopes(),
                        wish.requiredExpiry());
        return ResponseEntity.status(HttpStatus.CREATED).body(MeResource.TokenMade.of(made));
    }

    private static ResponseEntity<Shown> answer(User user) {
        return Etag.tagged(user.version(), Shown.of(user));
    }
}
