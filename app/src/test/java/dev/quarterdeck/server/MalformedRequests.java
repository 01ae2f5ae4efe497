package dev.quarterdeck.server;

import dev.quarterdeck.server.ApiContract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests that break the OpenAPI document in many places at once, the same ones for the
/// same seed.
final class MalformedRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final List<String> ODD_WORDS =
            List.of(
                    "' or 1=1 --",
                    "\"; drop table organization.person; --",
                    "..%2f..%2fetc%2fpasswd",
                    "%00",
                    "\u0000",
                    "\ud83d\ude00\u202e\u0301",
                    "${jndi:ldap://localhost/x}",
                    "<script>alert(1)</script>",
                    "-1",
                    "99999999999999999999999",
                    "1e999",
                    "NaN",
                    "null",
                    "true",
                    "",
                    " ",
                    "2026-02-30",
                    "9999999-01-01",
                    "0000-00-00",
                    "00000000-0000-0000-0000-00000000000",
                    "x".repeat(5_000),
                    "\r\nSet-Cookie: a=b",
                    "[]",
                    "{}");

    private final Random random;
    private final JsonNode document;

    MalformedRequests(long seed, JsonNode document) {
        this.random = new Random(seed);
        this.document = document;
    }

    /// One request.
    ///
    /// @param target path and query, encoded
    /// @param body null for none
    /// @param ifMatch the version that is to be changed, null for none
    record Request(String method, String target, String contentType, String body, String ifMatch) {}

    Request next(List<Operation> operations) {
        var operation = operations.get(random.nextInt(operations.size()));
        var body = body(operation);
        return new Request(
                random.nextInt(40) == 0 ? oddMethod() : operation.method(),
                path(operation) + query(operation),
                contentType(operation),
                body,
                null);
    }

    private String oddMethod() {
        return List.of("PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get", "POST")
                .get(random.nextInt(7));
    }

    private String contentType(Operation operation) {
        var known = operation.description().path("requestBody").path("content");
        if (known.isObject() && random.nextInt(3) > 0) {
            return known.propertyNames().iterator().next();
        }
        return List.of("application/json", "text/plain", "application/xml", "x/y", "text/csv")
                .get(random.nextInt(5));
    }

    private String path(Operation operation) {
        var parts = new ArrayList<String>();
        for (var part : operation.path().split("/")) {
            parts.add(part.startsWith("{") ? pathValue() : part);
        }
        return String.join("/", parts);
    }

    private String pathValue() {
        return switch (random.nextInt(3)) {
            case 0 -> encoded(word());
            case 1 -> "01a1fcce-132f-723b-9d4b-" + "%012d".formatted(random.nextInt(1_000_000));
            default -> encoded("not-a-" + random.nextInt(1_000));
        };
    }

    private String query(Operation operation) {
        var query = new ArrayList<String>();
        for (var parameter : operation.description().path("parameters")) {
            var known = resolved(parameter);
            if (known.path("in").asString("").equals("query") && random.nextInt(3) > 0) {
                query.add(encoded(known.path("name").asString("")) + "=" + encoded(word()));
            }
        }
        if (random.nextInt(6) == 0) {
            query.add(encoded(word()) + "=" + encoded(word()));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String body(Operation operation) {
        var content = operation.description().path("requestBody").path("content");
        if (!content.isObject()) {
            return random.nextInt(5) == 0 ? word() : null;
        }
        return switch (random.nextInt(7)) {
            case 0 -> "";
            case 1 -> word();
            case 2 -> "[".repeat(random.nextInt(2_000));
            case 3 -> "{\"a\":1,\"a\":2}";
            case 4 -> "{\"" + "k".repeat(3_000) + "\":" + "9".repeat(500) + "}";
            default -> broken(content.path("application/json").path("schema"));
        };
    }

    private String broken(JsonNode schema) {
        ObjectNode body = JSON.createObjectNode();
        for (var member : resolved(schema).path("properties").properties()) {
            switch (random.nextInt(5)) {
                case 0 -> body.put(member.getKey(), word());
                case 1 -> body.put(member.getKey(), random.nextLong());
                case 2 -> body.putNull(member.getKey());
                case 3 -> body.putArray(member.getKey()).add(word()).addNull().addObject();
                default -> body.putObject(member.getKey()).put("x", word());
            }
        }
        if (random.nextInt(3) == 0) {
            body.put("unknown" + random.nextInt(10), word());
        }
        var text = body.toString();
        return random.nextInt(6) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asString().substring(1));
    }

    private String word() {
        return ODD_WORDS.get(random.nextInt(ODD_WORDS.size()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
