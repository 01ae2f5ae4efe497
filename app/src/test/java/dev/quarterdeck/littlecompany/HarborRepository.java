package dev.quarterdeck.littlecompany;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Makes the little company's repository `harbor`: six people, two years, tickets, small repairs,
/// tags and a revert.
public final class HarborRepository {

    /// Everybody who ever committed, as git prints them.
    public static final List<String> PEOPLE =
            List.of(
                    "Ada Quill <ada.quill@little.example>",
                    "Bram Tidewater <bram@little.example>",
                    "Noor Hale <noor.hale@little.example>",
                    "Ivo Sandbank <ivo.sandbank@little.example>",
                    "Mira Dockery <mira.d@little.example>",
                    "Tomas Keelson <keelson@little.example>");

    private static final List<String> MODULES = List.of("cranes", "quay", "ledger", "pilot");
    private static final int COMMITS = 420;

    private HarborRepository() {}

    /// Makes the repository in a folder and returns it.
    public static Path in(Path folder) {
        var git = GitRepositoryBuilder.in(folder);
        var day = Instant.parse("2024-04-01T09:00:00Z");
        for (int i = 0; i < COMMITS; i++) {
            var when = day.plus(i * 42L, ChronoUnit.HOURS);
            var module = MODULES.get(i % MODULES.size());
            // Ada alone works on the cranes; the rest is shared.
            var who = module.equals("cranes") ? 0 : 1 + (i / MODULES.size()) % (PEOPLE.size() - 1);
            git.by(PEOPLE.get(who))
                    .at(when.toString())
                    .file(
                            module + "/src/Part" + i % 23 + ".txt",
                            "line " + i + "\n".repeat(1 + i % 7))
                    .commit(message(i));
            if (i % 60 == 59) {
                git.annotatedTag("v1." + i / 60, when.plus(1, ChronoUnit.HOURS).toString());
                git.annotatedTag("v1." + i / 60 + "-rc1", when.toString());
            }
        }
        return git.build();
    }

    private static String message(int i) {
        return switch (i % 10) {
            case 3 -> "MINOR: tidy the berth list";
            case 7 ->
                    i % 70 == 7
                            ? "Revert \"HARBOR-%d Weigh containers\"\n\nThis reverts commit."
                                    .formatted(i)
                            : "Tidy up";
            default -> "HARBOR-%d Weigh containers before lifting".formatted(100 + i);
        };
    }
}
