package dev.quarterdeck.sources.sonarqube;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Maps projects, measures by name and accounts. Findings and values of measures have no history
/// yet: they are counted, and kept as raw records.
final class SonarqubeMapping implements Mapping {

    static final String PROJECTS = "projects";
    static final String METRICS = "metrics";
    static final String USERS = "users";
    static final String ISSUES = "issues";
    static final String MEASURES = "measures";

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("login")) {
            return Optional.of(USERS);
        }
        if (read.has("securityCategory")) {
            return Optional.of("hotspots");
        }
        if (read.has("rule") && read.has("component")) {
            return Optional.of(ISSUES);
        }
        if (read.has("measures") || read.has("metric")) {
            return Optional.of(MEASURES);
        }
        if (read.has("domain") && read.has("key")) {
            return Optional.of(METRICS);
        }
        return read.has("key") && read.has("name") ? Optional.of(PROJECTS) : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case USERS -> account(read, sink);
            case PROJECTS -> define(Definition.Kind.PROJECT, read, sink);
            case METRICS -> define(Definition.Kind.MEASURE, read, sink);
            case "hotspots" -> sink.nothing("security hotspots: findings have no history yet");
            case ISSUES -> sink.nothing("issues: findings have no history yet");
            case MEASURES -> sink.nothing("values of measures: findings have no history yet");
            default -> sink.issue("A record must be of a sort that the tool is known to write.");
        }
    }

    private static void account(Members read, Sink sink) {
        var login = read.text("login");
        if (login.isEmpty()) {
            sink.issue("An account must have the member login.");
            return;
        }
        var mail = read.text("email");
        sink.account(
                new ToolAccount(
                        login,
                        read.text("name"),
                        mail.isEmpty() ? List.of() : List.of(mail),
                        false));
    }

    private static void define(Definition.Kind kind, Members read, Sink sink) {
        var key = read.text("key");
        if (key.isEmpty()) {
            sink.issue("The member key must be given.");
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        for (var name : List.of("domain", "type", "qualifier")) {
            attributes.put(name, read.text(name));
        }
        attributes.values().removeIf(String::isEmpty);
        sink.definition(new Definition(kind, key, null, read.text("name"), attributes));
    }
}
