package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.Link.Direction;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.jirasite.Vocabulary.LinkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads links to other items so that a snapshot and the change log tell the same ones. The log
/// tells a link in words only, `This issue is blocked by HARBOR-7`, and the other item by its key.
final class LinkReader {

    private static final String THIS = "This issue ";

    private final List<LinkType> types = new ArrayList<>();

    /// @param issueLinks links that the same record shows; they name their kinds
    LinkReader(Vocabulary vocabulary, JsonNode issueLinks) {
        for (var link : issueLinks) {
            types.add(Vocabulary.linkType(link.path("type")));
        }
        types.addAll(vocabulary.links());
    }

    /// Reads a link of a snapshot.
    static Optional<Value> shown(JsonNode link) {
        var type = Vocabulary.linkType(link.path("type"));
        var outward = Members.text(link.path("outwardIssue"), "key");
        var inward = Members.text(link.path("inwardIssue"), "key");
        if (type.name().isEmpty() || outward.isEmpty() && inward.isEmpty()) {
            return Optional.empty();
        }
        var direction =
                outward.isEmpty() && !type.isSymmetric() ? Direction.INWARD : Direction.OUTWARD;
        return Optional.of(
                new Link(type.name(), direction, outward.isEmpty() ? inward : outward).value());
    }

    /// Reads a link of the change log. @param text the words @param key the other item
    Value told(String text, String key) {
        var words = text.endsWith(key) ? text.substring(0, text.length() - key.length()) : text;
        var phrase = words.strip();
        if (phrase.startsWith(THIS.strip())) {
            phrase = phrase.substring(THIS.strip().length()).strip();
        }
        return known(phrase, key)
                .orElse(
                        new Link(
                                phrase,
                                isInward(phrase) ? Direction.INWARD : Direction.OUTWARD,
                                key))
                .value();
    }

    private Optional<Link> known(String phrase, String key) {
        Link found = null;
        int longest = 0;
        for (var type : types) {
            if (matches(phrase, type.outward(), longest)) {
                found = new Link(type.name(), Direction.OUTWARD, key);
                longest = type.outward().length();
            }
            if (matches(phrase, type.inward(), longest)) {
                found = new Link(type.name(), Direction.INWARD, key);
                longest = type.inward().length();
            }
        }
        return Optional.ofNullable(found);
    }

    /// In other languages, other words stand before the phrase.
    private static boolean matches(String phrase, String known, int longest) {
        return known.length() > longest && (phrase.equals(known) || phrase.endsWith(" " + known));
    }

    private static boolean isInward(String phrase) {
        return phrase.startsWith("is ") || phrase.startsWith("has been ");
    }
}
