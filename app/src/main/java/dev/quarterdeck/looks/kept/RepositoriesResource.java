package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

/// Answers for repositories, their looks and the trends of their figures.
@RestController
final class RepositoriesResource {

    private final Looks looks;
    private final Repositories repositories;

    RepositoriesResource(Looks looks, Repositories repositories) {
        this.looks = looks;
        this.repositories = repositories;
    }

    @GetMapping("/api/v1/repositories")
    Page<Repository> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var after = Cursor.decode(cursor, 2);
        int most = Cursor.limit(limit);
        var rows =
                looks.repositories(viewer, day(asOf)).stream()
                        .filter(one -> team == null || team.equals(one.team()))
                        .filter(one -> after.isEmpty() || isAfter(one, after))
                        .sorted(RepositoriesResource::order)
                        .limit(most + 1L)
                        .toList();
        return Page.of(rows, most, one -> Cursor.encode(sortName(one.name()), one.id().toString()));
    }

    private static String sortName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int order(Repository one, Repository other) {
        int byName = sortName(one.name()).compareTo(sortName(other.name()));
        return byName != 0 ? byName : one.id().toString().compareTo(other.id().toString());
    }

    private static boolean isAfter(Repository one, List<String> keys) {
        int byName = sortName(one.name()).compareTo(keys.get(0));
        return byName > 0 || byName == 0 && one.id().toString().compareTo(keys.get(1)) > 0;
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? looks.today() : asOf;
    }

    @PostMapping("/api/v1/repositories")
    ResponseEntity<Repository> add(Viewer viewer, @RequestBody Repositories.Said said) {
        return answer(HttpStatus.CREATED, repositories.add(viewer, said));
    }

    @GetMapping("/api/v1/repositories/{repositoryId}")
    ResponseEntity<Repository> one(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return answer(HttpStatus.OK, found(viewer, repositoryId, day(asOf)));
    }

    private Repository found(Viewer viewer, UUID id, LocalDate day) {
        return looks.repository(viewer, id, day).orElseThrow(() -> Looks.unknown(id));
    }

    @PatchMapping("/api/v1/repositories/{repositoryId}")
    ResponseEntity<Repository> change(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Repositories.Said said) {
        return answer(
                HttpStatus.OK,
                repositories.change(
                        viewer, repositoryId, version -> Etag.require(ifMatch, version), said));
    }

    private static ResponseEntity<Repository> answer(HttpStatus status, Repository repository) {
        return ResponseEntity.status(status).eTag(Etag.of(repository.version())).body(repository);
    }

    @GetMapping("/api/v1/repositories/{repositoryId}/looks")
    Page<LookHead> looks(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        found(viewer, repositoryId, looks.today());
        var keys = Cursor.decode(cursor, 3);
        int most = Cursor.limit(limit);
        return Page.of(
                looks.heads(viewer, repositoryId, place(keys), most + 1),
                most,
                head ->
                        Cursor.encode(
                                head.asOf().toString(),
                                head.imported().toString(),
                                head.id().toString()));
    }

    private static LooksStore.@Nullable Place place(List<String> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        try {
            return new LooksStore.Place(
                    LocalDate.parse(keys.get(0)),
                    Instant.parse(keys.get(1)),
                    Cursor.id(keys.get(2)));
        } catch (java.time.DateTimeException e) {
            throw Cursor.refused();
        }
    }

    /// One figure over time. @param items newest day first
    record Trend(String figure, List<FigureJson> items) {}

    @GetMapping("/api/v1/repositories/{repositoryId}/trend")
    Trend trend(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestParam String figure,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "50") int limit) {
        found(viewer, repositoryId, looks.today());
        int most = Cursor.limit(limit);
        return new Trend(
                figure,
                looks.trend(viewer, repositoryId, figure, day(until), most).stream()
                        .map(FigureJson::of)
                        .toList());
    }
}
