package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.RawRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Knows what a site calls its fields and links: every site numbers its custom fields differently,
/// and translates their names.
///
/// It travels with each page of issues as parameters of the request, so that a record can be
/// mapped again by itself. Where it is missing, as in files, fields are known by the names that
/// Jira gives them, and by what stands in them.
final class Vocabulary {

    /// What a custom field is used for.
    enum Use {
        SPRINT("Sprint"),
        EPIC("Epic Link"),
        PARENT("Parent Link"),
        POINTS("Story Points", "Story point estimate"),
        FLAG("Flagged");

        /// The names that Jira gives in English.
        final List<String> names;

        Use(String... names) {
            this.names = List.of(names);
        }

        private String parameter() {
            return "field." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// One field. @param id such as `customfield_10020`
    record Found(String id, String name) {}

    /// A kind of link. @param inward what is said of an item to which another one points
    record LinkType(String name, String inward, String outward) {

        boolean isSymmetric() {
            return inward.equals(outward);
        }
    }

    private static final String LINKS = "links";
    private static final String KNOWN = "known";
    private static final String GREENHOPPER = "com.pyxis.greenhopper.jira:";
    private static final String NUMBER = "com.atlassian.jira.plugin.system.customfieldtypes:float";
    private static final String BOXES =
            "com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes";

    private static final Map<String, Use> SCHEMAS =
            Map.of(
                    GREENHOPPER + "gh-sprint",
                    Use.SPRINT,
                    GREENHOPPER + "gh-epic-link",
                    Use.EPIC,
                    GREENHOPPER + "jsw-story-points",
                    Use.POINTS,
                    "com.atlassian.jpo:jpo-custom-field-parent",
                    Use.PARENT);

    private static final List<LinkType> USUAL =
            List.of(
                    new LinkType("Blocks", "is blocked by", "blocks"),
                    new LinkType("Cloners", "is cloned by", "clones"),
                    new LinkType("Duplicate", "is duplicated by", "duplicates"),
                    new LinkType("Relates", "relates to", "relates to"));

    private final boolean known;
    private final Map<Use, List<Found>> fields;
    private final List<LinkType> links;

    private Vocabulary(boolean known, Map<Use, List<Found>> fields, List<LinkType> links) {
        this.known = known;
        this.fields = fields;
        this.links = links;
    }

    /// Reads what a site answers about its fields and kinds of link.
    static Vocabulary of(List<JsonNode> fields, List<JsonNode> linkTypes) {
        var found = new LinkedHashMap<Use, List<Found>>();
        for (var field : fields) {
            use(field)
                    .ifPresent(
                            use ->
                                    found.computeIfAbsent(use, _ -> new ArrayList<>())
                                            .add(
                                                    new Found(
                                                            Members.text(field, "id"),
                                                            Members.text(field, "name"))));
        }
        return new Vocabulary(true, found, linkTypes.stream().map(Vocabulary::linkType).toList());
    }

    /// Finds what a field is used for: by its schema, and where many fields have the same one by
    /// the name that Jira gave it.
    static Optional<Use> use(JsonNode field) {
        var schema = Members.text(field.path("schema"), "custom");
        var use = SCHEMAS.get(schema);
        if (use != null) {
            return Optional.of(use);
        }
        var name = Members.first(field, "untranslatedName", "name");
        return schema.equals(NUMBER) && isOf(Use.POINTS, name)
                ? Optional.of(Use.POINTS)
                : schema.equals(BOXES) && isOf(Use.FLAG, name)
                        ? Optional.of(Use.FLAG)
                        : Optional.empty();
    }

    private static boolean isOf(Use use, String name) {
        return use.names.stream().anyMatch(name::equalsIgnoreCase);
    }

    static LinkType linkType(JsonNode type) {
        return new LinkType(
                Members.text(type, "name"),
                Members.text(type, "inward"),
                Members.text(type, "outward"));
    }

    /// Reads what travelled with a record.
    static Vocabulary of(RawRecord record) {
        var found = new LinkedHashMap<Use, List<Found>>();
        for (var use : Use.values()) {
            var told = record.parameter(use.parameter());
            if (!told.isEmpty()) {
                found.put(
                        use,
                        told.lines()
                                .map(line -> line.split("\t", 2))
                                .map(two -> new Found(two[0], two.length > 1 ? two[1] : ""))
                                .toList());
            }
        }
        var links =
                record.parameter(LINKS)
                        .lines()
                        .map(line -> line.split("\t", 3))
                        .filter(three -> three.length == 3)
                        .map(three -> new LinkType(three[0], three[1], three[2]))
                        .toList();
        return new Vocabulary(!record.parameter(KNOWN).isEmpty(), found, links);
    }

    /// Returns it as parameters of a request.
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(KNOWN, "yes");
        fields.forEach(
                (use, found) ->
                        parameters.put(
                                use.parameter(),
                                found.stream()
                                        .map(one -> one.id() + "\t" + plain(one.name()))
                                        .collect(Collectors.joining("\n"))));
        parameters.put(
                LINKS,
                links.stream()
                        .map(
                                one ->
                                        String.join(
                                                "\t",
                                                plain(one.name()),
                                                plain(one.inward()),
                                                plain(one.outward())))
                        .collect(Collectors.joining("\n")));
        return parameters;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// Answers whether the site told what its fields are.
    boolean isKnown() {
        return known;
    }

    /// Returns the ids of the custom fields of a use.
    List<String> ids(Use use) {
        return fields.getOrDefault(use, List.of()).stream().map(Found::id).toList();
    }

    /// Returns the ids of all custom fields that are read.
    Set<String> ids() {
        var ids = new LinkedHashSet<String>();
        fields.values().forEach(found -> found.forEach(one -> ids.add(one.id())));
        return ids;
    }

    /// Answers whether a change of a field is one of this use: by its id, where the site told it
    /// and the change log tells it too, else by its name.
    boolean is(Use use, String id, String name) {
        var found = fields.getOrDefault(use, List.of());
        if (id.startsWith("customfield_") && !found.isEmpty()) {
            return found.stream().anyMatch(one -> one.id().equals(id));
        }
        return isOf(use, name) || found.stream().anyMatch(one -> one.name().equalsIgnoreCase(name));
    }

    /// Returns the kinds of link that are known, those that the site told first.
    List<LinkType> links() {
        return Stream.concat(links.stream(), USUAL.stream()).toList();
    }
}
