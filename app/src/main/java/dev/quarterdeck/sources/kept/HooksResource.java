package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes what tools push, and makes the secrets they sign it with.
@RestController
final class HooksResource {

    private final Hooks hooks;

    HooksResource(Hooks hooks) {
        this.hooks = hooks;
    }

    @PostMapping("/api/v1/connections/{connectionId}/hook-secrets")
    ResponseEntity<Hooks.HookSecret> newSecret(Viewer viewer, @PathVariable UUID connectionId) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(hooks.newSecret(viewer, connectionId));
    }

    @PostMapping("/hooks/{connectionId}")
    Hooks.Taken take(@PathVariable UUID connectionId, HttpServletRequest request)
            throws IOException {
        return take(connectionId, "", request);
    }

    @PostMapping("/hooks/{connectionId}/{stream}")
    Hooks.Taken takeOf(
            @PathVariable UUID connectionId,
            @PathVariable String stream,
            HttpServletRequest request)
            throws IOException {
        return take(connectionId, stream, request);
    }

    private Hooks.Taken take(UUID connection, String stream, HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readAllBytes();
        return hooks.take(new Hooks.Pushed(connection, request::getHeader, stream, body));
    }
}
