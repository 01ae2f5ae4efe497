package dev.quarterdeck.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Serves the OpenAPI document: `api/base.yaml` joined with the fragment of each module.
///
/// The document is written by hand and held true to every response by the tests.
@RestController
final class OpenApiResource {

    private final JsonMapper json;
    private final List<String> modules;
    private byte @Nullable [] document;

    OpenApiResource(JsonMapper json, List<String> modules) {
        this.json = json;
        this.modules = List.copyOf(modules);
    }

    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(joined());
    }

    private synchronized byte[] joined() {
        if (document == null) {
            var whole = read("base");
            for (var module : modules) {
                join(whole, read(module));
            }
            document = json.writeValueAsBytes(whole);
        }
        return document;
    }

    @SuppressWarnings("unchecked")
    private static void join(Map<String, Object> whole, Map<String, Object> part) {
        part.forEach(
                (key, value) -> {
                    var present = whole.get(key);
                    if (present instanceof Map<?, ?> there && value instanceof Map<?, ?> more) {
                        join((Map<String, Object>) there, (Map<String, Object>) more);
                    } else if (present == null) {
                        whole.put(key, value);
                    } else {
                        throw new IllegalStateException("Two API fragments define " + key + ".");
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String module) {
        var name = "/api/" + module + ".yaml";
        try (var in =
                Objects.requireNonNull(OpenApiResource.class.getResourceAsStream(name), name)) {
            var load = new Load(LoadSettings.builder().setLabel(name).build());
            return new LinkedHashMap<>((Map<String, Object>) load.loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
