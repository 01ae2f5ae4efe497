package dev.quarterdeck.sources.jira;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.sources.jira.TrackerReading.FileReading;
import dev.quarterdeck.sources.jira.TrackerReading.Guess;
import java.util.ArrayList;
import java.util.List;

/// Counts the rows of one file. Every row ends as used, repeated, ignored or bad.
final class FileLog {

    private final String file;
    private final ReadingLog all;
    private final List<PageSeen> pages = new ArrayList<>();
    private String format = "";
    private long used;
    private long repeated;
    private long ignored;
    private long bad;
    private int zonelessDates;

    FileLog(String file, ReadingLog all) {
        this.file = file;
        this.all = all;
    }

    void format(String recognised) {
        format = recognised;
    }

    void used() {
        used++;
    }

    void repeated() {
        repeated++;
    }

    void ignored() {
        ignored++;
    }

    /// Turns a row counted as used into an ignored one, once it is known that its item is missing.
    void usedButOrphaned(long rows) {
        used -= rows;
        ignored += rows;
    }

    void bad(long row, String message) {
        bad++;
        all.issue(new ImportIssue(file, row, message));
    }

    void guess(String what, String value, String evidence, boolean given) {
        all.guess(new Guess(what, value, evidence, given));
    }

    void zonelessDate() {
        zonelessDates++;
    }

    boolean hasZonelessDates() {
        return zonelessDates > 0;
    }

    void page(PageSeen page) {
        pages.add(page);
    }

    List<PageSeen> pages() {
        return pages;
    }

    String file() {
        return file;
    }

    FileReading reading() {
        long rows = used + repeated + ignored + bad;
        return new FileReading(file, format, rows, used, repeated, ignored, bad);
    }

    /// A search page: where it starts, how many issues it holds, how many the search has.
    ///
    /// @param startAt first issue's place, or -1 when the page has no such number
    /// @param held issues in the page
    /// @param total issues of the whole search, or -1 when not told
    /// @param more whether the page says that another follows
    record PageSeen(long startAt, long held, long total, boolean more) {}
}
