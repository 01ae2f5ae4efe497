package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds every answer against the OpenAPI document that the server itself serves.
public final class ApiContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    ApiContract(String document) {
        this.document = JSON.readTree(document);
        this.operations =
                this.document.get("paths").properties().stream()
                        .flatMap(
                                path ->
                                        path.getValue().properties().stream()
                                                .map(
                                                        method ->
                                                                new Operation(
                                                                        method.getKey()
                                                                                .toUpperCase(),
                                                                        path.getKey(),
                                                                        method.getValue())))
                        .toList();
    }

    /// One method at one path template.
    public record Operation(String method, String path, JsonNode description) {

        /// What the operation asks the access matrix.
        public JsonNode access() {
            return description.path("x-access");
        }

        boolean matches(String asked) {
            var pattern =
                    Stream.of(path.split("(?<=/)|(?=/)"))
                            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                            .collect(Collectors.joining());
            return asked.matches(pattern);
        }

        private long fixedParts() {
            return Stream.of(path.split("/")).filter(part -> !part.startsWith("{")).count();
        }
    }

    /// Returns all operations.
    public List<Operation> operations() {
        return operations;
    }

    /// Finds the operation that a request meant; fixed parts win over parameters.
    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(one -> one.method().equals(method) && one.matches(path))
                .max(java.util.Comparator.comparingLong(Operation::fixedParts));
    }

    /// Fails when the document does not know such an answer to such a request.
    public void check(HttpResponse<String> answer) {
        var path = answer.request().uri().getRawPath();
        var method = answer.request().method();
        var asked = "%s %s -> %d".formatted(method, path, answer.statusCode());
        var operation = operation(method, path);
        assertThat(operation).as("the document knows " + asked).isPresent();
        var response =
                resolved(
                        operation
                                .orElseThrow()
                                .description()
                                .path("responses")
                                .path(String.valueOf(answer.statusCode())));
        assertThat(response.isMissingNode())
                .as("the document knows the status of " + asked + ": " + answer.body())
                .isFalse();
        checkBody(asked, response, answer);
    }

    private void checkBody(String asked, JsonNode response, HttpResponse<String> answer) {
        var content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(asked + " has no body").isEmpty();
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0].strip();
        assertThat(content.propertyNames()).as("media type of " + asked).contains(type);
        // Lines of JSON are documented as text: each line is an object of its own.
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            var errors =
                    schema(asked, content.path(type).path("schema"))
                            .validate(answer.body(), InputFormat.JSON);
            assertThat(errors).as(asked + " as documented: " + answer.body()).isEmpty();
        }
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asString().substring(1));
    }

    private Schema schema(String asked, JsonNode schema) {
        return schemas.computeIfAbsent(
                schema.toString(),
                text -> {
                    ObjectNode whole = JSON.createObjectNode();
                    whole.putArray("allOf").add(schema);
                    whole.set("components", document.get("components"));
                    return registry.getSchema(whole);
                });
    }
}
