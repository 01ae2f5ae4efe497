package dev.quarterdeck.sources.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the readable commits behind one that git cannot read.
///
/// `git log` gives up at the first unreadable commit. Here the commits are asked for by name, level
/// by level, so that only those are lost that are unreadable themselves or hang on such alone.
final class BrokenHistory {

    private static final Pattern OBJECT = Pattern.compile("([0-9a-f]{40,64}) ([a-z]+) (\\d{1,9})");
    private static final String PARENT = "parent ";

    private final Git git;
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    BrokenHistory(Git git) {
        this.git = git;
    }

    /// Reads into `log` what can still be reached from `tip`.
    void mend(CommitLog log, String tip) {
        List<String> found = new ArrayList<>();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(tip));
        log.commits().forEach(commit -> open.addAll(commit.parents()));
        log.commits().forEach(commit -> seen.add(commit.hash()));
        while (!open.isEmpty()) {
            List<String> level = new ArrayList<>(new LinkedHashSet<>(open));
            level.removeIf(hash -> !seen.add(hash));
            open.clear();
            read(level, found, open);
        }
        log.readOnly(found);
    }

    int unreadable() {
        return unreadable.size();
    }

    /// Asks for a level of commits; git ends at a damaged one, which is then left out.
    private void read(List<String> level, List<String> found, ArrayDeque<String> open) {
        List<String> asked = level;
        while (!asked.isEmpty()) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            git.stream(List.of("cat-file", "--batch"), asked, output -> output.transferTo(kept));
            int answered = 0;
            ObjectBytes objects = new ObjectBytes(kept.toByteArray());
            for (String header = objects.header(); header != null; header = objects.header()) {
                if (!take(header, objects, found, open)) {
                    break;
                }
                answered++;
            }
            if (answered < asked.size()) {
                unreadable.add(asked.get(answered));
            }
            asked = asked.subList(Math.min(asked.size(), answered + 1), asked.size());
        }
    }

    /// Takes one answer; returns false when git died within it.
    private boolean take(
            String header, ObjectBytes objects, List<String> found, ArrayDeque<String> open) {
        Matcher object = OBJECT.matcher(header);
        if (!object.matches()) {
            unreadable.add(header.substring(0, Math.max(0, header.indexOf(' '))));
            return true;
        }
        String content = objects.content(Integer.parseInt(object.group(3)));
        if (content == null) {
            return false;
        }
        if (!object.group(2).equals("commit")) {
            unreadable.add(object.group(1));
            return true;
        }
        found.add(object.group(1));
        content.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(PARENT))
                .forEach(line -> open.add(line.substring(PARENT.length())));
        return true;
    }

    /// What `git cat-file --batch` prints: a header with the size, then just so many bytes and an
    /// end of line; nothing within the bytes can pass for a header.
    private static final class ObjectBytes {

        private final byte[] bytes;
        private int position;

        ObjectBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /// Returns the next line, or null at the end.
        @Nullable String header() {
            int end = position;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end >= bytes.length) {
                return null;
            }
            String line = new String(bytes, position, end - position, StandardCharsets.UTF_8);
            position = end + 1;
            return line;
        }

        /// Returns the next object, or null when it is cut off.
        @Nullable String content(int size) {
            if (size >= bytes.length - position) {
                return null;
            }
            String content = new String(bytes, position, size, StandardCharsets.ISO_8859_1);
            position += size + 1;
            return content;
        }
    }
}
