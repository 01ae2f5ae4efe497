package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReadGap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words what could not be read, so that nothing is silently short.
final class Gaps {

    private Gaps() {}

    /// Tells what the form of the clone hides.
    static List<ReadGap> ofClone(Repository repository, int read) {
        List<ReadGap> gaps = new ArrayList<>();
        if (repository.shallow() > 0) {
            gaps.add(
                    new ReadGap(
                            "history before "
                                    + count(repository.shallow(), "commit")
                                    + " ("
                                    + count(read, "commit")
                                    + " read)",
                            "the clone is shallow: its history was cut there",
                            "Maybe run: git fetch --unshallow"));
        }
        if (repository.grafted()) {
            gaps.add(
                    new ReadGap(
                            "parents of some commits",
                            "the repository has a grafts file, which cuts or joins history",
                            "Maybe remove info/grafts from the git folder."));
        }
        return gaps;
    }

    static ReadGap ofCommits(long read, long reachable, int unreadable, String words) {
        String what =
                reachable > read
                        ? "%s of %s".formatted(number(reachable - read), count(reachable, "commit"))
                        : "%s and what only they lead to (%s read)"
                                .formatted(count(unreadable, "commit"), count(read, "commit"));
        return new ReadGap(what, words, "Maybe run git fsck, then fetch the repository again.");
    }

    static ReadGap ofTags(TagReader.Reading tags) {
        return new ReadGap(
                "%s of %s"
                        .formatted(
                                number(tags.unreadable()),
                                count(tags.unreadable() + tags.tags().size(), "tag")),
                tags.words(),
                "Maybe run: git fetch --tags --force");
    }

    static ReadGap ofTree(Git.Ended ended) {
        return new ReadGap(
                "some files of the tree at the tip",
                ended.words(),
                "Maybe run git fsck, then fetch the repository again.");
    }

    static Optional<ReadGap> ofFileChanges(FileChanges changes, int asked) {
        if (changes.lost() + changes.withoutLines() == 0) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (changes.withoutLines() > 0) {
            parts.add(
                    "the lines of %s of %s (each file counts as one line)"
                            .formatted(number(changes.withoutLines()), count(asked, "commit")));
        }
        if (changes.lost() > 0) {
            parts.add(
                    "the files of %s of %s"
                            .formatted(number(changes.lost()), count(asked, "commit")));
        }
        return Optional.of(
                new ReadGap(
                        String.join(" and ", parts),
                        changes.words(),
                        "Maybe fetch the missing contents: git fetch --refetch, or clone again without --filter."));
    }

    private static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
