package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs PostgreSQL's programs on one store.
///
/// `pg_ctl` starts the server: it gives it a session of its own, so that a terminal's interrupt or
/// hang-up does not reach it before us, and on Windows it takes an administrator's rights away.
record ServerPrograms(StoreFolder store, InstalledBinaries binaries, RunAs runAs) {

    private static final String LONG_RECOVERY_SECONDS = "3600";

    Command.Ending initdb(Path data) throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + data,
                                "--username=" + StoreFolder.SUPERUSER,
                                "--auth=scram-sha-256",
                                "--pwfile=" + store.passwordFile(),
                                "--encoding=UTF8",
                                "--locale=C",
                                "--data-checksums"));
        if (binaries.version().major() >= 17) {
            words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        return command().run(words);
    }

    Process start() throws IOException {
        Files.deleteIfExists(store.startLog());
        OwnFiles.write(store.startLog(), "");
        runAs.own(store.startLog());
        return command()
                .prepare(
                        List.of(
                                binaries.program("pg_ctl"),
                                "start",
                                "--wait",
                                "--timeout=" + LONG_RECOVERY_SECONDS,
                                "--log=" + store.startLog()))
                .redirectOutput(Redirect.appendTo(store.startLog().toFile()))
                .start();
    }

    Command.Ending signal(String signal, long pid) throws IOException {
        return command()
                .run(List.of(binaries.program("pg_ctl"), "kill", signal, Long.toString(pid)));
    }

    private Command command() {
        return new Command(runAs, store.path(), Map.of("PGDATA", store.data().toString()));
    }
}
