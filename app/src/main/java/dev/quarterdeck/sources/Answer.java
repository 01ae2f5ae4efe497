package dev.quarterdeck.sources;

import dev.quarterdeck.platform.outbound.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a tool answered to one call.
public final class Answer {

    /// RFC 8288: `<address>; rel="next"`, several of them between commas.
    private static final Pattern LINK =
            Pattern.compile("<([^>]*)>((?:\\s*;\\s*[\\w*-]+\\s*=\\s*(?:\"[^\"]*\"|[^\",;]*))*)");

    private static final Pattern REL =
            Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\",;\\s]*))");

    private final URI asked;
    private final Reply reply;

    Answer(URI asked, Reply reply) {
        this.asked = asked;
        this.reply = reply;
    }

    /// Returns the status, 200 to 299.
    public int status() {
        return reply.status();
    }

    /// Returns the address that was asked, without what follows the question mark.
    public String asked() {
        return asked.getRawPath();
    }

    /// Finds the first header of a name, whatever its case.
    public Optional<String> header(String name) {
        return reply.header(name);
    }

    /// Returns the tool's own clock at the time of the answer; empty when it does not say.
    public Optional<Instant> at() {
        return reply.date();
    }

    /// Returns the body.
    public byte[] bytes() {
        return reply.body();
    }

    /// Returns the body as text.
    public String text() {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    /// Reads the body as JSON, every digit kept.
    ///
    /// @throws ToolTrouble of kind UNEXPECTED when it is none, such as the page of a proxy
    public JsonNode json() {
        try {
            return Records.JSON.readTree(reply.body());
        } catch (JacksonException e) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "The answer to (%s) must be JSON.".formatted(asked()),
                    "Maybe the address is that of a page, not of the tool's interface; or a proxy"
                            + " answered in its place.");
        }
    }

    /// Reads the elements of an array, either the whole answer or the member of a name.
    ///
    /// @param member where the array is, or empty when it is the whole answer
    /// @throws ToolTrouble of kind UNEXPECTED when there is no array there
    public List<JsonNode> records(String member) {
        var json = json();
        var array = member.isEmpty() ? json : json.path(member);
        if (!array.isArray()) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "The answer to (%s) must hold a list%s."
                            .formatted(asked(), member.isEmpty() ? "" : " named " + member),
                    "Maybe the tool is of a version that is not known here.");
        }
        return array.valueStream().toList();
    }

    /// Finds the address of a relation in the `Link` headers, such as `next`; it can be handed to
    /// {@link Visit#get(String)} as it is.
    public Optional<String> link(String rel) {
        return links(rel).stream().findFirst();
    }

    private List<String> links(String rel) {
        var found = new ArrayList<String>();
        for (var header : reply.headers("Link")) {
            var link = LINK.matcher(header);
            while (link.find()) {
                var relation = REL.matcher(link.group(2));
                if (relation.find() && isOneOf(relation.group(1), relation.group(2), rel)) {
                    found.add(asked.resolve(link.group(1)).toString());
                }
            }
        }
        return found;
    }

    private static boolean isOneOf(
            @org.jspecify.annotations.Nullable String quoted,
            @org.jspecify.annotations.Nullable String plain,
            String rel) {
        var names = quoted == null ? String.valueOf(plain) : quoted;
        return List.of(names.split("\\s+")).contains(rel);
    }
}
