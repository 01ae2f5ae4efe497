package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Prepares one of PostgreSQL's programs to run in a folder, in plain English and UTC.
///
/// @param runAs on whose behalf
/// @param folder the working folder
/// @param environment variables beside the inherited ones
record Command(RunAs runAs, Path folder, Map<String, String> environment) {

    /// Tells how a program ended.
    ///
    /// @param exit its exit code
    /// @param output what it wrote on both streams
    record Ending(int exit, String output) {

        boolean isGood() {
            return exit == 0;
        }
    }

    /// Runs to the end.
    ///
    /// @throws IOException when it cannot be started
    Ending run(List<String> words) throws IOException {
        var process = prepare(words).start();
        process.getOutputStream().close();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ending(process.onExit().join().exitValue(), text);
        }
    }

    ProcessBuilder prepare(List<String> words) {
        var all = new ArrayList<>(runAs.prefix());
        all.addAll(words);
        var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        // A PGDATA, PGPORT or PGOPTIONS of the user's own is meant for another server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.environment().putAll(environment);
        return builder;
    }
}
