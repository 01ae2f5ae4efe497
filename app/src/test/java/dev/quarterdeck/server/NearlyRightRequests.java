package dev.quarterdeck.server;

import dev.quarterdeck.server.ApiContract.Operation;
import dev.quarterdeck.server.MalformedRequests.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests that are right by the OpenAPI document and about what is there, but for one
/// place; so that they are refused deep inside, or not at all.
final class NearlyRightRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MANY = 8;

    private final Random random;
    private final JsonNode document;
    private final Map<String, String> known;

    /// @param known what is there: by a path parameter, the list a `{rowId}` stands in, or a member
    NearlyRightRequests(long seed, JsonNode document, Map<String, String> known) {
        this.random = new Random(seed);
        this.document = document;
        this.known = known;
    }

    /// A request with its places, before it is written.
    private static final class Draft {

        private String method;
        private String type = "application/json";
        private String ifMatch = "*";
        private final Map<Integer, String> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private JsonNode body;
        private String text;
        private final List<Consumer<String>> places = new ArrayList<>();
    }

    Request next(Operation operation) {
        var draft = new Draft();
        draft.method = operation.method();
        fillPath(operation, draft);
        fillQuery(operation, draft);
        fillBody(operation, draft);
        draft.places.add(word -> draft.method = oddMethod());
        draft.places.add(word -> draft.query.put(word, word));
        pick(draft.places).accept(word());
        return written(operation, draft);
    }

    private void fillPath(Operation operation, Draft draft) {
        var parts = operation.path().split("/");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                int place = i;
                var name = parts[i].equals("{rowId}") ? parts[i - 1] : parts[i];
                draft.path.put(i, known.getOrDefault(name.replaceAll("[{}]", ""), otherId()));
                draft.places.add(word -> draft.path.put(place, pathWord(word)));
            }
        }
    }

    // Of another kind, of nobody, or no id at all.
    private String pathWord(String word) {
        return switch (random.nextInt(3)) {
            case 0 -> pick(known.values().stream().sorted().toList());
            case 1 -> otherId();
            default -> word;
        };
    }

    private String otherId() {
        return "01a1fcce-132f-723b-9d4b-" + "%012d".formatted(random.nextInt(1_000_000));
    }

    private void fillQuery(Operation operation, Draft draft) {
        for (var parameter : operation.description().path("parameters")) {
            var described = resolved(parameter);
            var name = described.path("name").asString("");
            if (described.path("in").asString("").equals("query")) {
                // There is no cursor that could be right for every list.
                boolean isWanted =
                        described.path("required").asBoolean(false)
                                || !name.equals("cursor") && random.nextBoolean();
                if (isWanted) {
                    draft.query.put(name, example(name, described.path("schema")).asString("true"));
                }
                draft.places.add(word -> draft.query.put(name, word));
            }
            if (name.equals("If-Match")) {
                draft.places.add(word -> draft.ifMatch = plain(word));
            }
        }
    }

    // What a header may hold at all.
    private static String plain(String word) {
        var text = word.chars().filter(c -> c >= ' ' && c < 127).limit(200);
        return text.mapToObj(Character::toString).collect(Collectors.joining());
    }

    private void fillBody(Operation operation, Draft draft) {
        var content = operation.description().path("requestBody").path("content");
        if (!content.isObject()) {
            return;
        }
        var json = content.path("application/json");
        if (json.isMissingNode()) {
            draft.type = "text/csv";
            fillTable(operation, draft);
        } else {
            draft.body = example("", json.path("schema"));
            addPlaces(draft.body, draft);
            draft.places.add(word -> draft.text = cut(draft.body.toString()));
        }
        draft.places.add(
                word -> draft.type = pick(List.of("text/plain", "application/xml", "x/y")));
    }

    private void fillTable(Operation operation, Draft draft) {
        var row = row(operation.path());
        var heads = List.copyOf(row.keySet());
        var cells = new ArrayList<>(row.values());
        Runnable write =
                () -> draft.text = String.join(",", heads) + "\n" + String.join(",", cells) + "\n";
        write.run();
        for (int i = 0; i < cells.size(); i++) {
            int cell = i;
            draft.places.add(
                    word -> {
                        cells.set(cell, word);
                        write.run();
                    });
        }
    }

    private SequencedMap<String, String> row(String path) {
        var row = new LinkedHashMap<String, String>();
        if (path.contains("portfolio")) {
            row.put("key", "FZ-I");
            row.put("name", "Fuzz");
            row.put("must_date", "2026-09-01");
        } else if (path.contains("seats")) {
            row.put("key", "FZ-S");
            row.put("team", known.get("team"));
            row.put("role", "engineer");
        } else {
            row.put("employee_number", known.get("number"));
            row.put("name", "Ida Lund");
            row.put("email", "ida@harbour.example");
            row.put("from", "2020-01-01");
            row.put("manager", "");
            row.put("team", known.get("team"));
            row.put("share", "100");
        }
        return row;
    }

    private String cut(String text) {
        return text.substring(0, random.nextInt(text.length()));
    }

    // Every member and element is a place, and one that is not described.
    private void addPlaces(JsonNode node, Draft draft) {
        if (node instanceof ObjectNode object) {
            draft.places.add(word -> object.put("unknown", word));
            for (var name : List.copyOf(object.propertyNames())) {
                draft.places.add(word -> object.set(name, odd(word)));
                draft.places.add(word -> object.put(name, word));
                draft.places.add(word -> object.remove(name));
                addPlaces(object.get(name), draft);
            }
        } else if (node instanceof ArrayNode array) {
            draft.places.add(word -> array.add(odd(word)));
            array.forEach(element -> addPlaces(element, draft));
        }
    }

    private JsonNode odd(String word) {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.numberNode(random.nextLong());
            case 1 -> NODES.numberNode(-0.5);
            case 2 -> NODES.nullNode();
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode().add(word).addNull();
            default -> NODES.objectNode().put("x", word);
        };
    }

    /// Returns a value that is right by a schema, and about what is there where that is known.
    private JsonNode example(String name, JsonNode described) {
        var schema = resolved(described);
        if (schema.path("enum").isArray()) {
            var values = schema.path("enum").valueStream().filter(one -> !one.isNull()).toList();
            return pick(values);
        }
        var type = schema.path("type");
        var kind = type.isArray() ? type.get(0).asString() : type.asString("string");
        return switch (kind) {
            case "object" ->
                    known.getOrDefault(name, "").startsWith("{")
                            ? JSON.readTree(known.get(name))
                            : exampleObject(schema);
            case "array" -> NODES.arrayNode().add(example(name, schema.path("items")));
            case "integer", "number" ->
                    NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.stringNode(exampleText(name, schema.path("format").asString("")));
        };
    }

    private ObjectNode exampleObject(JsonNode schema) {
        var object = NODES.objectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        // Of a long list two that may be left out are there on average, else it is always wrong.
        int optional = schema.path("properties").size() - required.size();
        int ofHowMany = optional > MANY ? optional : 3;
        for (var member : schema.path("properties").properties()) {
            if (required.contains(member.getKey()) || random.nextInt(ofHowMany) < 2) {
                object.set(member.getKey(), example(member.getKey(), member.getValue()));
            }
        }
        return object;
    }

    private String exampleText(String name, String format) {
        // What one place names by its key, another does by its id.
        var id = format.equals("uuid") ? known.get(name + "Id") : null;
        var there = id == null ? known.get(name) : id;
        if (there != null) {
            return there;
        }
        return switch (format) {
            case "uuid" -> known.get("personId");
            case "date" -> name.equals("until") ? "2026-09-01" : "2026-02-02";
            default -> "word" + random.nextInt(50);
        };
    }

    private Request written(Operation operation, Draft draft) {
        var parts = operation.path().split("/");
        draft.path.forEach((place, value) -> parts[place] = MalformedRequests.encoded(value));
        var query =
                draft.query.entrySet().stream()
                        .map(
                                one ->
                                        MalformedRequests.encoded(one.getKey())
                                                + "="
                                                + MalformedRequests.encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        var text = draft.text == null && draft.body != null ? draft.body.toString() : draft.text;
        return new Request(
                draft.method,
                String.join("/", parts) + (query.isEmpty() ? "" : "?" + query),
                draft.type,
                text,
                draft.ifMatch);
    }

    private String oddMethod() {
        return pick(List.of("PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get", "POST"));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asString().substring(1));
    }

    private String word() {
        return pick(MalformedRequests.ODD_WORDS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
