package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the history out of what git said: learns the rules first, then reads every commit by them.
final class HistoryAssembly {

    /// A release is often tagged shortly after the last commit; such a tag still belongs to it.
    private static final Duration TAGGED_AFTER = Duration.ofDays(7);

    private static final int NEWEST = 1_000;

    private final Repository repository;
    private final GitOptions options;
    private final HistoryParts parts;
    private final TicketRules tickets;
    private final MergedIdentities people;
    private final List<Author> authors;

    HistoryAssembly(Repository repository, GitOptions options, HistoryParts parts) {
        this.repository = repository;
        this.options = options;
        this.parts = parts;
        this.tickets = TicketRules.learn(parts.commits(), options);
        this.people =
                MergedIdentities.of(
                        parts.identities().identities(), options.sameAuthors(), options.apart());
        this.authors = people.authors();
    }

    GitReading reading(List<ReadGap> gaps) {
        Instant asOf = asOf();
        List<Commit> commits = parts.commits().stream().map(this::commit).toList();
        RepositoryHistory history =
                new RepositoryHistory(
                        repository.name(),
                        parts.tip(),
                        asOf,
                        parts.reachable(),
                        commits,
                        new MainLine(parts.commits(), commits).changes(parts.tip()),
                        List.of(),
                        releaseTags(asOf),
                        parts.tree().agentFiles(),
                        gaps,
                        people.people(),
                        people.addresses(),
                        parts.tree().hasMailmap(),
                        rules());
        return new GitReading(repository.git(), history, parts, authors, options);
    }

    private Commit commit(RawCommit raw) {
        MessageFacts message = raw.message();
        return new Commit(
                raw.hash(),
                raw.authored(),
                raw.committed(),
                authors.get(raw.author()),
                raw.parents().size(),
                tickets.keys(message),
                message.marker(),
                message.revert(),
                message.hotfix(),
                ai(raw));
    }

    private static AiDeclaration ai(RawCommit raw) {
        if (raw.assistantCommitted()) {
            return AiDeclaration.BOT_AUTHOR;
        }
        return raw.message().assistant() ? AiDeclaration.TRAILER : AiDeclaration.NONE;
    }

    /// The latest moment of the history that does not lie in the future: dates are set by whoever
    /// commits, so one odd clock must not move the year that is looked at.
    private Instant asOf() {
        Instant asked = options.asOf();
        if (asked != null) {
            return asked;
        }
        Instant now = options.clock().instant();
        Instant latest =
                parts.commits().stream()
                        .map(RawCommit::committed)
                        .filter(moment -> !moment.isAfter(now))
                        .max(Instant::compareTo)
                        .orElse(now);
        return taggedSoonAfter(latest, now).orElse(latest);
    }

    private Optional<Instant> taggedSoonAfter(Instant latest, Instant now) {
        Instant limit = latest.plus(TAGGED_AFTER);
        Set<String> newest = new HashSet<>();
        parts.commits().stream().limit(NEWEST).forEach(commit -> newest.add(commit.hash()));
        return parts.tags().tags().stream()
                .filter(tag -> newest.contains(tag.commit()))
                .map(TagReader.RawTag::tagged)
                .filter(moment -> moment.isAfter(latest) && !moment.isAfter(limit))
                .filter(moment -> !moment.isAfter(now))
                .max(Instant::compareTo);
    }

    private List<ReleaseTag> releaseTags(Instant asOf) {
        List<TagReader.RawTag> known =
                parts.tags().tags().stream().filter(tag -> !tag.tagged().isAfter(asOf)).toList();
        return new TagRules(repository.name(), options.releaseTags()).classify(known);
    }

    private ReadingRules rules() {
        List<ReadingRules.Evidence> bots =
                parts.identities().identities().stream()
                        .filter(one -> one.bot)
                        .map(
                                one ->
                                        new ReadingRules.Evidence(
                                                one.shown(),
                                                one.botEvidence + ", " + one.commits + " commits",
                                                one.botEvidence.equals("given")))
                        .toList();
        return new ReadingRules(
                tickets.taken(),
                tickets.refused(),
                tickets.issueNumbers(),
                bots,
                people.evidence(),
                repository.mainLine());
    }
}
