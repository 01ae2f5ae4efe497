package dev.quarterdeck.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads what is under `deploy/`, and runs the tools that judge it.
final class Deploy {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("deploy");

    /// What `CLEAN`, `AT_ONCE` and the lifecycle of the server may take together, in seconds.
    static final int LONGEST_STOP = 85;

    /// How a program ended.
    record Ending(int exit, String output) {}

    private Deploy() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ending run(Map<String, String> environment, List<String> words) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ending(process.onExit().join().exitValue(), said);
        }
    }

    /// Finds a program, or skips the test with its reason where there is none; CI must have it.
    static String program(String name) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(() -> missing("there is no " + name + " on this machine"));
    }

    static <T> T missing(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("This must run in CI, but " + reason);
        }
        return abort(reason);
    }

    static List<Map<String, Object>> documents(String yaml) {
        var all = new ArrayList<Map<String, Object>>();
        for (var document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            if (document != null) {
                all.add(map(document));
            }
        }
        return all;
    }

    /// Follows keys and list positions down a tree; `<<` is taken over as a YAML merge.
    static Optional<Object> at(Object tree, Object... path) {
        Object here = tree;
        for (var step : path) {
            if (here instanceof List<?> list && step instanceof Integer index) {
                here = index < list.size() ? list.get(index) : null;
            } else {
                here = here instanceof Map<?, ?> ? map(here).get(step) : null;
            }
        }
        return Optional.ofNullable(here);
    }

    static Map<String, Object> mapAt(Object tree, Object... path) {
        return at(tree, path).map(Deploy::map).orElse(Map.of());
    }

    static List<?> listAt(Object tree, Object... path) {
        return at(tree, path).map(it -> (List<?>) it).orElse(List.of());
    }

    static Map<String, Object> map(Object tree) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) tree).forEach((key, value) -> map.put(String.valueOf(key), value));
        if (map.remove("<<") instanceof Map<?, ?> merged) {
            map(merged).forEach(map::putIfAbsent);
        }
        return map;
    }

    static Stream<Path> files(Path folder) throws IOException {
        return Files.walk(folder).filter(Files::isRegularFile);
    }
}
