package dev.quarterdeck.sources;

import dev.quarterdeck.platform.outbound.Call;
import dev.quarterdeck.platform.outbound.Line;
import dev.quarterdeck.platform.outbound.OutboundTrouble;
import dev.quarterdeck.platform.outbound.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Uses one connection: makes calls below its address, signed in, at the pace that the tool allows.
///
/// Calls only read. They are tried again by themselves when the tool is busy or faulty, and never
/// leave the origin of the connection's address.
public final class Visit {

    private final Connector connector;
    private final Settings settings;
    private final Line line;
    private final Runnable onward;
    private final @Nullable Path folder;

    /// Visits without a folder.
    ///
    /// @param line to the connection's address
    /// @param onward throws when somebody asked to stop; asked before calls and while waiting
    public Visit(Connector connector, Settings settings, Line line, Runnable onward) {
        this(connector, settings, line, onward, null);
    }

    /// @param line to the connection's address
    /// @param onward throws when somebody asked to stop; asked before calls and while waiting
    /// @param folder of this connection alone, or null for none; made when it is asked for
    public Visit(
            Connector connector,
            Settings settings,
            Line line,
            Runnable onward,
            @Nullable Path folder) {
        this.connector = connector;
        this.settings = settings;
        this.line = line;
        this.onward = onward;
        this.folder = folder;
    }

    /// Returns a folder of this connection alone, which stays from run to run: for tools that are
    /// read by a program which keeps files, such as git.
    public Path folder() {
        if (folder == null) {
            throw new IllegalStateException("This visit has no folder.");
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Throws when somebody asked to stop; to be asked now and then while a program runs.
    public void onward() {
        onward.run();
    }

    /// Lets a program of this machine ask the tool through this visit: at its pace, signed in, and
    /// nowhere else. To be closed when the program has ended.
    ///
    /// @param work a folder for answers on their way
    /// @param received is told how many bytes of the present answer came; throws to stop
    public Bridge bridge(Path work, LongConsumer received) {
        return new Bridge(this, work, received);
    }

    /// Returns what the connection was told; empty when it was not.
    public String setting(String name) {
        return settings.get(name);
    }

    /// Returns the address of the connection, ending in a slash.
    public URI address() {
        return settings.address();
    }

    /// Returns the zone of dates without one.
    public ZoneId zone() {
        return settings.zone();
    }

    /// Joins parts of a path, each of them written so that it stays one part whatever it holds.
    ///
    /// @throws IllegalArgumentException when a part is empty or leads elsewhere
    public static String path(String... parts) {
        return Stream.of(parts).map(Visit::part).collect(Collectors.joining("/"));
    }

    private static String part(String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw new IllegalArgumentException(
                    "A part (%s) of a path leads elsewhere.".formatted(part));
        }
        return encode(part);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Asks with GET.
    ///
    /// @param path below the connection's address and without a leading slash, encoded
    ///     ({@link #path}), with or without a query; or a whole address that the tool gave, such as
    ///     the next page
    /// @throws ToolTrouble when the answer is anything but a success
    public Answer get(String path) {
        return get(path, Map.of());
    }

    /// Asks with GET and a query.
    ///
    /// @param query by name, plain text; in the order of the map
    /// @throws ToolTrouble when the answer is anything but a success
    public Answer get(String path, Map<String, ?> query) {
        return send(Call.get(address(path, query), headers("application/json")));
    }

    /// Asks with POST, for interfaces that read by it, such as GraphQL.
    ///
    /// @throws ToolTrouble when the answer is anything but a success
    public Answer post(String path, JsonNode json) {
        var headers = headers("application/json");
        headers.put("Content-Type", "application/json");
        return send(
                Call.post(address(path, Map.of()), headers, Records.JSON.writeValueAsBytes(json)));
    }

    private Map<String, String> headers(String accept) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", accept);
        headers.putAll(connector.credentials(settings));
        return headers;
    }

    private URI address(String path, Map<String, ?> query) {
        var whole = settings.address().resolve(path);
        if (query.isEmpty()) {
            return whole;
        }
        var asked =
                query.entrySet().stream()
                        .flatMap(one -> values(one.getValue()).map(v -> pair(one.getKey(), v)))
                        .collect(Collectors.joining("&"));
        return URI.create(whole + (whole.getRawQuery() == null ? "?" : "&") + asked);
    }

    private static Stream<?> values(Object value) {
        return value instanceof Collection<?> many ? many.stream() : Stream.of(value);
    }

    private static String pair(String name, Object value) {
        return encode(name) + "=" + encode(String.valueOf(value));
    }

    /// Passes a question of a program on.
    ///
    /// @param path below the connection's address
    /// @throws ToolTrouble when the answer is anything but a success
    Answer pass(
            String method, String path, Map<String, String> asked, byte[] body, Call.Into into) {
        var headers = new LinkedHashMap<>(asked);
        headers.putAll(connector.credentials(settings));
        var address = address(path, Map.of());
        var call =
                method.equals("GET")
                        ? Call.get(address, headers)
                        : Call.post(address, headers, body);
        return send(call.into(into));
    }

    private Answer send(Call call) {
        onward.run();
        try {
            var reply = line.send(call, onward);
            if (reply.status() >= 200 && reply.status() < 300) {
                return new Answer(call.address(), reply);
            }
            throw trouble(call, reply);
        } catch (OutboundTrouble trouble) {
            throw new ToolTrouble(kind(trouble), trouble.getMessage() + "", trouble.remedy());
        }
    }

    private static ToolTrouble.Kind kind(OutboundTrouble trouble) {
        return switch (trouble.kind()) {
            case ADDRESS -> ToolTrouble.Kind.ADDRESS;
            case UNREACHABLE, TIMED_OUT -> ToolTrouble.Kind.UNREACHABLE;
            case LIMITED -> ToolTrouble.Kind.LIMITED;
            case TOO_LARGE, REDIRECT -> ToolTrouble.Kind.UNEXPECTED;
        };
    }

    private ToolTrouble trouble(Call call, Reply reply) {
        var tool = connector.tool().name();
        var what = call.address().getRawPath();
        return switch (reply.status()) {
            case 401 ->
                    new ToolTrouble(
                            ToolTrouble.Kind.NOT_SIGNED_IN,
                            "%s did not accept the secret of the connection (401 at %s)."
                                    .formatted(tool, what),
                            "Maybe it has expired or was revoked: make another and enter it.");
            case 403 ->
                    new ToolTrouble(
                            ToolTrouble.Kind.NOT_ALLOWED,
                            "%s does not let the secret of the connection read (%s) (403)."
                                    .formatted(tool, what),
                            "Maybe give it the rights that it needs: "
                                    + String.join("; ", connector.tool().rights())
                                    + ".");
            case 404 ->
                    new ToolTrouble(
                            ToolTrouble.Kind.NOT_FOUND,
                            "%s has nothing at (%s), or hides it (404).".formatted(tool, what),
                            "Maybe the address of the connection is not that of the interface, or"
                                    + " the secret may not see it.");
            case 410 ->
                    new ToolTrouble(
                            ToolTrouble.Kind.GONE,
                            "%s has (%s) no longer (410).".formatted(tool, what),
                            "Maybe the tool took this interface away: a newer version of the"
                                    + " connector is needed; or the item was removed.");
            case 429 ->
                    new ToolTrouble(
                            ToolTrouble.Kind.LIMITED,
                            "%s lets the connection ask no more for now (429 at %s)."
                                    .formatted(tool, what),
                            "Maybe choose fewer scopes, or a longer time between runs.");
            default ->
                    new ToolTrouble(
                            reply.status() >= 500
                                    ? ToolTrouble.Kind.BROKEN
                                    : ToolTrouble.Kind.UNEXPECTED,
                            "%s answered (%d) at (%s).".formatted(tool, reply.status(), what),
                            reply.status() >= 500
                                    ? "Maybe it is being repaired: the next run goes on from here."
                                    : "Maybe the tool is of a version that is not known here.");
        };
    }
}
