package dev.quarterdeck.sources.jira;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.sources.jira.TrackerReading.Guess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what is to be told about a reading.
final class ReadingLog {

    private static final int MOST_ISSUES = 1_000;

    private final List<FileLog> files = new ArrayList<>();
    private final List<ImportIssue> issues = new ArrayList<>();
    private final List<ReadGap> gaps = new ArrayList<>();
    private final Map<String, Guess> guesses = new LinkedHashMap<>();

    FileLog open(String file) {
        FileLog log = new FileLog(file, this);
        files.add(log);
        return log;
    }

    void issue(ImportIssue issue) {
        if (issues.size() < MOST_ISSUES) {
            issues.add(issue);
        }
    }

    void gap(ReadGap gap) {
        gaps.add(gap);
    }

    void guess(Guess guess) {
        guesses.putIfAbsent(guess.what() + guess.value(), guess);
    }

    List<FileLog> files() {
        return files;
    }

    List<ImportIssue> issues() {
        return issues;
    }

    List<ReadGap> gaps() {
        return gaps;
    }

    List<Guess> guesses() {
        return List.copyOf(guesses.values());
    }
}
