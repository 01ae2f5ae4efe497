package dev.quarterdeck.demo;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Keeps the demo's own data folder apart from everything real.
///
/// A file in it says that it is a demo's, and whether it was filled to the end. Nothing is ever
/// deleted in a folder without that file.
public final class DemoFolder {

    private static final String MARK = "demo.txt";
    private static final String PROGRAMS = "postgres";
    private static final String STORE = "store";

    private final Path path;

    /// @param path a folder that is the demo's alone
    public DemoFolder(Path path) {
        this.path = path;
    }

    /// What a folder was filled with.
    ///
    /// @param day the day that was today then
    /// @param program the version that filled it
    /// @param director the user who is let in at once
    record Filled(LocalDate day, String program, UUID director) {}

    /// Returns the folder itself.
    public Path path() {
        return path;
    }

    /// Returns the day for which it was filled to the end by this version of the program.
    public Optional<LocalDate> day(String program) {
        return filled().filter(filled -> filled.program().equals(program)).map(Filled::day);
    }

    Optional<Filled> filled() {
        try {
            var words = Files.readString(path.resolve(MARK)).strip().split("\\s+");
            return words.length < 4 || !words[0].equals("filled")
                    ? Optional.empty()
                    : Optional.of(
                            new Filled(
                                    LocalDate.parse(words[1]),
                                    words[2],
                                    UUID.fromString(words[3])));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Empties the folder for a new demo; unpacked database programs stay.
    ///
    /// @throws Refusal when it is no demo's, in use, or cannot be written
    public void renew() {
        refuseForeign();
        stopLeftover();
        emptied(kept -> kept.equals(path) || kept.startsWith(path.resolve(PROGRAMS)));
        write("begun");
    }

    void finish(Filled filled) {
        write("filled %s %s %s".formatted(filled.day(), filled.program(), filled.director()));
    }

    /// Deletes the folder with everything in it.
    ///
    /// @throws Refusal when it is no demo's, or cannot be deleted
    public void delete() {
        refuseForeign();
        emptied(kept -> false);
    }

    private void refuseForeign() {
        try {
            boolean foreign = Files.isDirectory(path) && !Files.exists(path.resolve(MARK));
            if (foreign && !isEmpty()) {
                throw new Refusal(
                        "The folder (%s) must hold nothing but a demo to be made anew."
                                .formatted(path),
                        "Maybe move it away, or set QD_HOME to another folder.");
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        }
    }

    // A demo that was killed leaves its database running; the store's own start stops it.
    private void stopLeftover() {
        var store = path.resolve(STORE);
        if (EmbeddedPostgres.hasData(store) && EmbeddedPostgres.find(store).isPresent()) {
            EmbeddedPostgres.start(store, PostgresBinaries.ofClasspath(), Progress.SILENT).close();
        }
    }

    private void emptied(Predicate<Path> kept) {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder())
                    .filter(kept.negate())
                    .forEach(DemoFolder::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    private static void deleteOne(Path one) {
        try {
            Files.deleteIfExists(one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String words) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(MARK), words + System.lineSeparator());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Refusal unusable(Exception e) {
        return new Refusal(
                "The demo's folder (%s) must be writable: %s.".formatted(path, e.getMessage()),
                "Maybe set QD_HOME to a folder of your own.");
    }
}
