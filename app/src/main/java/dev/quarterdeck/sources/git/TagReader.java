package dev.quarterdeck.sources.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Reads all tags in one go.
final class TagReader {

    /// One tag as git knows it.
    ///
    /// @param commit what it points to in the end
    /// @param type what that is: a commit, or a tree or a blob, which nobody releases
    record RawTag(String name, Instant tagged, String commit, String type) {

        /// Returns the same tag with what git says it points to: `<hash> <type>`.
        RawTag pointingTo(String end) {
            int space = end.indexOf(' ');
            return new RawTag(name, tagged, end.substring(0, space), end.substring(space + 1));
        }
    }

    /// The tags, and how many could not be read.
    record Reading(List<RawTag> tags, int unreadable, String words) {}

    private static final String FORMAT =
            "%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:unix)";

    private TagReader() {}

    static Reading read(Git git) {
        Git.Answer answer = git.ask("for-each-ref", "--format=" + FORMAT, "refs/tags");
        List<RawTag> tags = parse(answer);
        if (answer.isFine()) {
            return new Reading(peeled(git, tags), 0, "");
        }
        return oneByOne(git, answer.ended().words());
    }

    /// One tag of a missing object makes git drop those behind it; so the unreadable are left out.
    private static Reading oneByOne(Git git, String words) {
        List<RawTag> tags = new ArrayList<>();
        List<String> names = git.ask("for-each-ref", "--format=%(refname)", "refs/tags").lines();
        List<String> readable = readable(git, names);
        for (int from = 0; from < readable.size(); from += 500) {
            List<String> command = new ArrayList<>(List.of("for-each-ref", "--format=" + FORMAT));
            command.addAll(readable.subList(from, Math.min(readable.size(), from + 500)));
            tags.addAll(parse(git.ask(command.toArray(String[]::new))));
        }
        return new Reading(peeled(git, tags), Math.max(0, names.size() - tags.size()), words);
    }

    private static List<String> readable(Git git, List<String> names) {
        List<String> readable = new ArrayList<>();
        List<String> asked = names.stream().map(name -> name + "^{}").toList();
        List<String> lines = git.ask(asked, "cat-file", "--batch-check").lines();
        for (int i = 0; i < Math.min(lines.size(), names.size()); i++) {
            if (!lines.get(i).endsWith("missing")) {
                readable.add(names.get(i));
            }
        }
        return readable;
    }

    /// Follows tags of tags to their end, which `for-each-ref` does by one step only.
    private static List<RawTag> peeled(Git git, List<RawTag> tags) {
        List<String> nested =
                tags.stream()
                        .filter(tag -> tag.type().equals("tag"))
                        .map(tag -> tag.commit() + "^{}")
                        .toList();
        if (nested.isEmpty()) {
            return tags;
        }
        Iterator<String> ends =
                git.ask(nested, "cat-file", "--batch-check=%(objectname) %(objecttype)")
                        .lines()
                        .iterator();
        return tags.stream()
                .map(
                        tag ->
                                tag.type().equals("tag") && ends.hasNext()
                                        ? tag.pointingTo(ends.next())
                                        : tag)
                .toList();
    }

    private static List<RawTag> parse(Git.Answer answer) {
        List<RawTag> tags = new ArrayList<>();
        for (String line : answer.lines()) {
            String[] fields = line.split("\0", -1);
            if (fields.length == 6) {
                tags.add(tag(fields));
            }
        }
        return tags;
    }

    private static RawTag tag(String[] fields) {
        boolean annotated = fields[1].equals("tag");
        return new RawTag(
                fields[0].substring("refs/tags/".length()),
                Instant.ofEpochSecond(seconds(fields[5])),
                annotated ? fields[4] : fields[2],
                annotated ? fields[3] : fields[1]);
    }

    private static long seconds(String field) {
        try {
            return Long.parseLong(field.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
