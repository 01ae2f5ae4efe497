package dev.quarterdeck.looks;

import dev.quarterdeck.forecasting.DoneRule;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads and writes `.quarterdeck.yml`, the small commented file in which a user corrects the
/// guesses.
///
/// Every mistake in the file is reported at once, with its key and the rule.
public final class CorrectionsFile {

    /// The name of the file.
    public static final String NAME = ".quarterdeck.yml";

    private static final Map<String, String> KEYS = keys();

    /// The form of a prefix of ticket keys, a regular expression.
    public static final String PREFIX = "[A-Za-z][A-Za-z0-9_]{0,19}";

    private static final int LONGEST_RULE = 200;
    private static final long MOST_BYTES = 1 << 20;

    private final Path path;

    /// Names the file in a folder.
    public CorrectionsFile(Path folder) {
        this.path = folder.resolve(NAME);
    }

    /// Returns where the file is, or would be.
    public Path path() {
        return path;
    }

    /// Finds the folder the file belongs into: the top of the work tree around a path, or the path
    /// itself; a bare repository has no work tree, whatever lies around it.
    public static Path folderOf(Path repository) {
        if (isBare(repository)) {
            return repository;
        }
        for (Path folder = repository.toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return repository;
    }

    private static boolean isBare(Path repository) {
        return !repository.endsWith(".git")
                && Files.isRegularFile(repository.resolve("HEAD"))
                && Files.isDirectory(repository.resolve("objects"))
                && Files.isDirectory(repository.resolve("refs"));
    }

    /// Reads the corrections; none when the file does not exist.
    ///
    /// @throws Refusal when the file is not YAML, or a key or value breaks its rule
    public Corrections read() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Corrections.NONE;
        }
        return new Parser(values()).corrections();
    }

    /// Returns the raw values by key, in file order.
    public Map<String, Object> values() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new LinkedHashMap<>();
        }
        demandPlainFile();
        try {
            var settings =
                    LoadSettings.builder()
                            .setLabel(NAME)
                            .setCodePointLimit(1 << 20)
                            .setMaxAliasesForCollections(10)
                            .build();
            var loaded =
                    new Load(settings)
                            .loadFromString(Files.readString(path, StandardCharsets.UTF_8));
            return asMap(loaded);
        } catch (YamlEngineException | IOException e) {
            throw new Refusal(
                    "The file (%s) must be readable YAML: %s."
                            .formatted(path, String.valueOf(e.getMessage()).strip()),
                    "Maybe delete it and run `qd doctor . --confirm` again.");
        }
    }

    /// A repository is somebody else's: its file must be a plain, small one, never a way to another
    /// place.
    private void demandPlainFile() {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(
                    "The file (%s) must be a plain file, not a link or a device.".formatted(path),
                    "Maybe delete it.");
        }
        if (path.toFile().length() > MOST_BYTES) {
            throw new Refusal(
                    "The file (%s) must have at most %d bytes.".formatted(path, MOST_BYTES),
                    "Maybe it is another kind of file.");
        }
    }

    private Map<String, Object> asMap(@Nullable Object loaded) {
        if (loaded == null) {
            return new LinkedHashMap<>();
        }
        if (loaded instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach(
                    (key, value) ->
                            values.put(String.valueOf(key), value == null ? List.of() : value));
            return values;
        }
        throw new Refusal(
                "The file (%s) must hold keys and values.".formatted(path),
                "Maybe see `qd doctor . --confirm` for an example.");
    }

    /// Writes the values with a comment above each key.
    ///
    /// @throws Refusal when a value breaks its rule; nothing is written then
    public void write(Map<String, Object> values) {
        new Parser(values).corrections();
        demandPlainFile();
        var text =
                new StringBuilder(
                        "# How Quarterdeck reads this repository, confirmed or corrected by you.\n"
                                + "# Delete a line to let it guess again; `qd doctor` shows every guess with its evidence.\n");
        KEYS.forEach(
                (key, comment) -> {
                    var value = values.get(key);
                    if (value != null) {
                        text.append("\n# ").append(comment).append('\n');
                        text.append(key).append(": ").append(yaml(value)).append('\n');
                    }
                });
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses `key=value` as given on the command line; lists are separated by commas, groups by
    /// semicolons.
    public static Object fromArgument(String key, String value) {
        if (key.equals("same-person")) {
            return splitBy(value, ";").stream().map(group -> splitBy(group, ",")).toList();
        }
        return switch (key) {
            case "release-tags", "done", "issue-numbers" -> value;
            default -> splitBy(value, ",");
        };
    }

    private static List<String> splitBy(String value, String separator) {
        return Pattern.compile(separator, Pattern.LITERAL)
                .splitAsStream(value)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String yaml(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(CorrectionsFile::yaml)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return "'" + String.valueOf(value).replace("'", "''") + "'";
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("ticket-prefixes", "Prefixes of ticket keys: [ABC] makes ABC-123 a ticket.");
        keys.put("not-tickets", "Look-alikes that are no tickets.");
        keys.put(
                "done",
                "When an item is finished: ticket (first merged change naming it), change, or tracker.");
        keys.put(
                "release-tags",
                "A regular expression that the whole name of a release tag matches.");
        keys.put("issue-numbers", "Whether #12 in a message names a ticket: true or false.");
        keys.put("bots", "Programs among the authors, by name or e-mail address.");
        keys.put("not-bots", "People who were taken for programs, by name or e-mail address.");
        keys.put("same-person", "Groups of e-mail addresses that belong to one person.");
        keys.put(
                "not-same-person",
                "E-mail addresses that were wrongly joined with others: each stands for itself.");
        return keys;
    }

    /// Collects every mistake before it refuses.
    private final class Parser {

        private final Map<String, Object> values;
        private final List<String> mistakes = new ArrayList<>();

        Parser(Map<String, Object> values) {
            this.values = values;
        }

        Corrections corrections() {
            values.keySet().stream()
                    .filter(key -> !KEYS.containsKey(key))
                    .forEach(key -> mistakes.add("the key (%s) is not known".formatted(key)));
            var read =
                    new Corrections(
                            values.containsKey("ticket-prefixes")
                                    ? prefixes("ticket-prefixes")
                                    : null,
                            prefixes("not-tickets"),
                            issueNumbers(),
                            words("bots"),
                            words("not-bots"),
                            groups(),
                            words("not-same-person"),
                            releaseTags(),
                            done());
            if (!mistakes.isEmpty()) {
                throw new Refusal(
                        "The file (%s) breaks its rules: %s."
                                .formatted(path, String.join("; ", mistakes)),
                        "Maybe use one of: " + String.join(", ", KEYS.keySet()) + ".");
            }
            return read;
        }

        private List<String> prefixes(String key) {
            var prefixes = words(key);
            prefixes.stream()
                    .filter(prefix -> !prefix.matches(PREFIX))
                    .forEach(
                            prefix ->
                                    mistakes.add(
                                            "%s holds (%s), which must be letters, digits or _ and start with a letter"
                                                    .formatted(key, prefix)));
            return prefixes;
        }

        private List<String> words(String key) {
            return list(values.get(key), key);
        }

        private List<String> list(@Nullable Object value, String key) {
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                if (list.stream()
                        .anyMatch(entry -> entry instanceof List || entry instanceof Map)) {
                    mistakes.add("%s must be a plain list".formatted(key));
                    return List.of();
                }
                return list.stream().map(String::valueOf).toList();
            }
            return List.of(String.valueOf(value));
        }

        private @Nullable Boolean issueNumbers() {
            var value = values.get("issue-numbers");
            if (value == null) {
                return null;
            }
            if (!List.of("true", "false").contains(String.valueOf(value))) {
                mistakes.add("issue-numbers (%s) must be true or false".formatted(value));
            }
            return Boolean.valueOf(String.valueOf(value));
        }

        private List<List<String>> groups() {
            if (!(values.getOrDefault("same-person", List.of()) instanceof List<?> groups)) {
                mistakes.add("same-person must be a list of lists");
                return List.of();
            }
            return groups.stream().map(group -> list(group, "same-person")).toList();
        }

        private @Nullable String releaseTags() {
            var value = values.get("release-tags");
            if (value == null) {
                return null;
            }
            if (String.valueOf(value).length() > LONGEST_RULE) {
                mistakes.add(
                        "release-tags must have at most %d characters".formatted(LONGEST_RULE));
                return null;
            }
            try {
                return Pattern.compile(String.valueOf(value)).pattern();
            } catch (PatternSyntaxException e) {
                mistakes.add(
                        "release-tags (%s) must be a regular expression: %s"
                                .formatted(value, e.getDescription()));
                return null;
            }
        }

        private @Nullable DoneRule done() {
            var value = values.get("done");
            if (value == null) {
                return null;
            }
            var rule = DoneRule.of(String.valueOf(value));
            if (rule.isEmpty()) {
                mistakes.add("done (%s) must be ticket, change or tracker".formatted(value));
            }
            return rule.orElse(null);
        }
    }
}
