package dev.quarterdeck.littlecompany;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.reports.FirstLook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A first look at `harbor`, the invented repository of the little company, as a renderer gets it.
public final class LittleCompanyLook {

    public static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private LittleCompanyLook() {}

    /// The whole look: every kind of chart and value, a gap, bad rows, guesses, a value not known.
    public static FirstLook whole() {
        return look(
                List.of(
                        LinkSections.link(),
                        CodeSections.knowledge(),
                        CodeSections.releases(),
                        CodeSections.failure(),
                        ForecastSection.forecast(),
                        TrackerSections.flow(),
                        TrackerSections.reopened(),
                        CodeSections.ai()),
                List.of(
                        new ReadGap(
                                "12 of 3,418 commits",
                                "git could not read object 8c1f20d7aa",
                                "Maybe run `git fsck` and fetch again.")),
                List.of(
                        new ImportIssue(
                                "harbor-jira.csv",
                                218,
                                "The resolved date (31/02/2026) must be a day that exists. Maybe the column"
                                        + " was edited by hand."),
                        new ImportIssue(
                                "harbor-jira.csv",
                                1044,
                                "The key (empty) must name the item. Maybe the row is a comment.")));
    }

    /// The look of a repository without a commit: one statement, nothing known.
    public static FirstLook empty() {
        return look(List.of(CodeSections.nothing()), List.of(), List.of());
    }

    /// A look with these sections and nothing else that differs.
    public static FirstLook of(Section... sections) {
        return look(List.of(sections), List.of(), List.of());
    }

    private static FirstLook look(
            List<Section> sections, List<ReadGap> gaps, List<ImportIssue> issues) {
        return new FirstLook(
                "3f9a1c",
                "harbor + harbor-jira.csv",
                AS_OF,
                Instant.parse("2026-04-01T07:30:00Z"),
                List.of(
                        "3,406 of 3,418 commits in 0.2 s",
                        "file changes in 1.9 s",
                        "1,296 tracker items in 0.3 s"),
                sections,
                List.of(
                        new FirstLook.Guess(
                                "tickets.prefixes",
                                "HARB, PAY",
                                "1,812 and 406 commits start with them; UTF-8 and SHA-256 look alike and were"
                                        + " refused",
                                false),
                        new FirstLook.Guess(
                                "items.done",
                                "Resolved, Closed",
                                "the tracker's resolved date",
                                false),
                        new FirstLook.Guess(
                                "authors.bots", "2 programs", "named in .quarterdeck.yml", true)),
                List.of(
                        new FirstLook.Unknown("teams", "qd import people.csv"),
                        new FirstLook.Unknown("cost", "qd import budget.csv"),
                        new FirstLook.Unknown(
                                "when work started, for 64% of items",
                                "a Jira JSON export with changelog")),
                gaps,
                issues,
                List.of(
                        "qd explain forecast.range",
                        "qd doctor harbor",
                        "qd look harbor --jira harbor.json"));
    }
}
