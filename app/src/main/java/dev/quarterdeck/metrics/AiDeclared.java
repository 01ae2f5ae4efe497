package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.util.List;
import java.util.stream.Stream;

/// Measures how many commits declare AI assistance: a floor, because trailers are optional and
/// merges drop them.
///
/// Who declares is a fact about people: it is not told for fewer than five people.
public final class AiDeclared {

    private static final String DECISION =
            "Is assisted work visible enough to speak of its effect at all?";

    private final RepositoryHistory history;
    private final Period period;
    private final List<Commit> commits;
    private final boolean hidden;

    private AiDeclared(RepositoryHistory history) {
        this.history = history;
        this.period = Period.yearTo(history.asOf());
        this.commits =
                history.commits().stream()
                        .filter(commit -> !commit.isMerge() && period.contains(commit.committed()))
                        .toList();
        this.hidden = !commits.isEmpty() && MinimumGroup.hides(people());
    }

    private int people() {
        return (int)
                commits.stream()
                        .map(Commit::author)
                        .filter(author -> !author.bot())
                        .distinct()
                        .count();
    }

    /// Measures the twelve months up to the history's as-of.
    public static Section of(RepositoryHistory history) {
        return new AiDeclared(history).section();
    }

    private Section section() {
        var declared = declared();
        var files = agentFiles();
        var kinds =
                Stream.of(AiDeclaration.TRAILER, AiDeclaration.BOT_AUTHOR)
                        .map(this::byKind)
                        .toList();
        return new Section(
                "ai",
                "AI-declared work",
                sentence(declared, files),
                kinds,
                List.of(),
                List.of(
                        "A declared floor: trailers are optional and lost in many merges. No declaration is not \"no AI\"."),
                "");
    }

    private List<Section.Span> sentence(Figure declared, Figure files) {
        var sentence = new Sentence();
        if (declared.value() instanceof Quantity.Part(Share share, String _) && share.isKnown()) {
            sentence.figure(declared, Wording.percent(share))
                    .words(
                            " of the last 12 months' "
                                    + Wording.counted(commits.size(), "commit")
                                    + " declare AI assistance");
        } else {
            sentence.words("AI-declared commits in the last 12 months: ")
                    .figure(declared, hidden ? Wording.of(declared.value()) : "none of no commits");
        }
        return sentence.words("; ")
                .figure(files, Wording.counted(history.agentFiles().size(), "agent file"))
                .words(" in the tree.")
                .spans();
    }

    private Figure declared() {
        return figure(
                "ai.declared",
                "Commits that declare AI assistance",
                commits.stream().filter(commit -> commit.ai() != AiDeclaration.NONE).toList(),
                "commits with a trailer naming an assistant, or authored by an assistant's bot / commits without merges (v1)");
    }

    private Figure byKind(AiDeclaration kind) {
        return figure(
                "ai." + (kind == AiDeclaration.TRAILER ? "trailers" : "bot-authors"),
                "Declared by " + kind.label(),
                commits.stream().filter(commit -> commit.ai() == kind).toList(),
                "commits declaring it by " + kind.label() + " / commits without merges (v1)");
    }

    private Figure figure(String id, String label, List<Commit> declared, String formula) {
        var value =
                hidden
                        ? new Quantity.NotKnown(
                                "fewer than five people changed this repository, and a group under five is not shown")
                        : new Quantity.Part(new Share(declared.size(), commits.size()), "commits");
        var explanation =
                new Explanation(
                        DECISION,
                        period.toString(),
                        formula,
                        hidden ? Rows.NONE : rows(declared),
                        List.of(
                                new LeftOut(
                                        "undeclared assistance",
                                        LeftOut.UNKNOWN,
                                        "cannot be known: a declaration is voluntary")),
                        Freshness.of(history),
                        hidden ? List.of() : List.of(wholeHistory()));
        return new Figure(id, label, value, explanation);
    }

    private static Rows rows(List<Commit> declared) {
        return new Rows(
                List.of("commit", "day", "declared by"),
                declared.stream()
                        .map(
                                commit ->
                                        List.of(
                                                commit.shortHash(),
                                                Period.day(commit.committed()).toString(),
                                                commit.ai().label()))
                        .toList());
    }

    private OtherRule wholeHistory() {
        var plain = history.commits().stream().filter(commit -> !commit.isMerge()).toList();
        var declared = plain.stream().filter(commit -> commit.ai() != AiDeclaration.NONE).count();
        return new OtherRule(
                "whole history",
                Wording.of(new Quantity.Part(new Share(declared, plain.size()), "commits")));
    }

    private Figure agentFiles() {
        var explanation =
                new Explanation(
                        DECISION,
                        "at the tip, " + period.lastDay(),
                        "files that instruct AI assistants in the tree of the tip (v1)",
                        new Rows(
                                List.of("path"),
                                history.agentFiles().stream().map(List::of).toList()),
                        List.of(),
                        Freshness.of(history),
                        List.of());
        return new Figure(
                "ai.agent-files",
                "Agent files",
                new Quantity.Count(history.agentFiles().size(), "files"),
                explanation);
    }
}
