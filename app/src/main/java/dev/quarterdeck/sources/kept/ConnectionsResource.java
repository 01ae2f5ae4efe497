package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.platform.http.Page;
import dev.quarterdeck.sources.Tool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Answers for connections, their scopes, and asks for runs.
@RestController
final class ConnectionsResource {

    private static final int MOST_CHOSEN = 20_000;

    private final Connections connections;
    private final Runs runs;

    ConnectionsResource(Connections connections, Runs runs) {
        this.connections = connections;
        this.runs = runs;
    }

    /// All tools.
    record Tools(List<Tool> items) {}

    /// All scopes of a connection.
    record Scopes(List<KeptScope> items) {}

    /// Which scopes are read. @param byHand scopes that are entered, and chosen with it
    record Choice(
            @Nullable List<@Nullable UUID> chosen,
            @Nullable List<Connections.@Nullable ByHand> byHand) {}

    /// How to read. @param how `SYNC`, `ANEW` or `REPLAY`; SYNC when nothing is said
    record Wish(Runs.@Nullable Wish how) {}

    /// The job that reads; its id is the run's.
    record Asked(UUID id) {}

    /// Histories by kind.
    record Counts(Map<HistoryKind, Long> histories) {}

    @GetMapping("/api/v1/tools")
    Tools tools(Viewer viewer) {
        return new Tools(connections.tools(viewer));
    }

    @GetMapping("/api/v1/connections")
    Page<Connection> list(Viewer viewer) {
        return new Page<>(connections.list(viewer), null);
    }

    @PostMapping("/api/v1/connections")
    ResponseEntity<Connection> add(Viewer viewer, @RequestBody Connections.Said said) {
        return answer(HttpStatus.CREATED, connections.add(viewer, said));
    }

    @GetMapping("/api/v1/connections/{connectionId}")
    ResponseEntity<Connection> one(Viewer viewer, @PathVariable UUID connectionId) {
        return answer(HttpStatus.OK, found(viewer, connectionId));
    }

    private Connection found(Viewer viewer, UUID id) {
        return connections.find(viewer, id).orElseThrow(() -> Connections.unknown(id));
    }

    @PatchMapping("/api/v1/connections/{connectionId}")
    ResponseEntity<Connection> change(
            Viewer viewer,
            @PathVariable UUID connectionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Connections.Said said) {
        return answer(
                HttpStatus.OK,
                connections.change(
                        viewer, connectionId, version -> Etag.require(ifMatch, version), said));
    }

    private static ResponseEntity<Connection> answer(HttpStatus status, Connection connection) {
        return ResponseEntity.status(status).eTag(Etag.of(connection.version())).body(connection);
    }

    @PostMapping("/api/v1/connections/{connectionId}/check")
    Connections.Checked check(Viewer viewer, @PathVariable UUID connectionId) {
        return connections.check(viewer, connectionId);
    }

    @GetMapping("/api/v1/connections/{connectionId}/scopes")
    Scopes scopes(Viewer viewer, @PathVariable UUID connectionId) {
        return new Scopes(connections.scopes(viewer, connectionId));
    }

    @PostMapping("/api/v1/connections/{connectionId}/scopes/listing")
    Scopes listScopes(Viewer viewer, @PathVariable UUID connectionId) {
        return new Scopes(connections.listScopes(viewer, connectionId));
    }

    @PutMapping("/api/v1/connections/{connectionId}/scopes")
    Scopes choose(Viewer viewer, @PathVariable UUID connectionId, @RequestBody Choice choice) {
        var chosen = choice.chosen() == null ? List.<UUID>of() : choice.chosen();
        var byHand = choice.byHand() == null ? List.<Connections.ByHand>of() : choice.byHand();
        boolean isHoley = Stream.concat(chosen.stream(), byHand.stream()).anyMatch(Objects::isNull);
        if (isHoley || chosen.size() + byHand.size() > MOST_CHOSEN) {
            throw new Refusal(
                    "The scopes must number at most %d, none of them null.".formatted(MOST_CHOSEN),
                    "Maybe see GET .../scopes.");
        }
        return new Scopes(
                connections.choose(viewer, connectionId, List.copyOf(chosen), List.copyOf(byHand)));
    }

    @PostMapping("/api/v1/connections/{connectionId}/runs")
    ResponseEntity<Asked> run(
            Viewer viewer, @PathVariable UUID connectionId, @RequestBody Wish wish) {
        var how = wish.how() == null ? Runs.Wish.SYNC : wish.how();
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new Asked(runs.ask(viewer, connectionId, how)));
    }

    @GetMapping("/api/v1/connections/{connectionId}/histories")
    Counts counts(Viewer viewer, @PathVariable UUID connectionId) {
        found(viewer, connectionId);
        return new Counts(runs.counts(viewer, connectionId));
    }
}
