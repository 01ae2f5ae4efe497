package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.platform.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;

/// Read a git repository into a {@link RepositoryHistory}, through the `git` command.
///
/// Nothing is written, fetched or executed that the repository names. What git cannot read becomes
// a
/// {@link ReadGap}; counts are compared with git's own. Names, addresses and messages stay inside
/// this package, apart from the evidence for bots and merged identities.
public final class GitSource {

    /// A release is often tagged shortly after the last commit; such a tag still belongs to it.
    private static final Duration TAGGED_AFTER = Duration.ofDays(7);

    private final Repository repository;
    private final GitOptions options;
    private final Progress progress;
    private final List<ReadGap> gaps = new ArrayList<>();

    private GitSource(Repository repository, GitOptions options, Progress progress) {
        this.repository = repository;
        this.options = options;
        this.progress = progress;
    }

    /// Reads everything.
    ///
    /// @param path any folder of a repository, its `.git` folder or a bare repository
    /// @throws dev.quarterdeck.platform.Refusal when there is no readable repository
    public static RepositoryHistory read(Path path, GitOptions options, Progress progress) {
        return open(path, options, progress).withFileChanges(progress);
    }

    /// Reads the metadata; the file changes follow on demand.
    ///
    /// @param path any folder of a repository, its `.git` folder or a bare repository
    /// @throws dev.quarterdeck.platform.Refusal when there is no readable repository
    public static GitReading open(Path path, GitOptions options, Progress progress) {
        return new GitSource(Repository.open(path), options, progress).metadata();
    }

    private GitReading metadata() {
        String tip = repository.tip(Optional.ofNullable(options.asOf()));
        IdentityBook identities = new IdentityBook(new BotSigns(options.bots(), options.notBots()));
        if (tip.isEmpty()) {
            return assemble(
                    tip, List.of(), 0, identities, new TipTree(), TagReader.read(repository.git()));
        }
        FutureTask<TipTree> tree = later(() -> TipTree.read(repository.git(), tip));
        FutureTask<TagReader.Reading> tags = later(() -> TagReader.read(repository.git()));
        FutureTask<Long> count = later(() -> repository.countReachable(tip));
        CommitLog log = new CommitLog(repository.git(), identities, progress, 0);
        Git.Ended ended = log.readFrom(tip);
        long counted = result(count);
        long reachable = complete(log, tip, ended, counted);
        return assemble(tip, log.commits(), reachable, identities, result(tree), result(tags));
    }

    /// Compares with git's own count, and searches on where git gave up.
    private long complete(CommitLog log, String tip, Git.Ended ended, long counted) {
        int unreadable = 0;
        if (!ended.isFine() || counted != log.commits().size()) {
            BrokenHistory broken = new BrokenHistory(repository.git());
            broken.mend(log, tip);
            unreadable = broken.unreadable();
        }
        int read = log.commits().size();
        if (counted > read || unreadable > 0) {
            gaps.add(Gaps.ofCommits(read, Math.max(counted, read), unreadable, ended.words()));
        }
        return Math.max(counted, read + unreadable);
    }

    private GitReading assemble(
            String tip,
            List<RawCommit> raw,
            long reachable,
            IdentityBook identities,
            TipTree tree,
            TagReader.Reading tags) {
        gaps.addAll(Gaps.ofClone(repository, raw.size()));
        if (!tree.ended().isFine()) {
            gaps.add(Gaps.ofTree(tree.ended()));
        }
        TicketRules tickets = TicketRules.learn(raw, options);
        MergedIdentities people =
                MergedIdentities.of(identities.identities(), options.sameAuthors());
        List<Author> authors = people.authors();
        List<Commit> commits = raw.stream().map(one -> commit(one, authors, tickets)).toList();
        List<Change> changes = new MainLine(raw, commits).changes(tip);
        if (tags.unreadable() > 0) {
            gaps.add(Gaps.ofTags(tags));
        }
        Instant asOf = asOf(raw, tags);
        RepositoryHistory history =
                new RepositoryHistory(
                        repository.name(),
                        tip,
                        asOf,
                        reachable,
                        commits,
                        changes,
                        List.of(),
                        releaseTags(tags, asOf),
                        tree.agentFiles(),
                        gaps,
                        people.people(),
                        people.addresses(),
                        tree.hasMailmap(),
                        rules(tickets, identities, people));
        return new GitReading(repository.git(), history, raw, authors, tree, options);
    }

    private static Commit commit(RawCommit raw, List<Author> authors, TicketRules tickets) {
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
    private Instant asOf(List<RawCommit> raw, TagReader.Reading tags) {
        Instant asked = options.asOf();
        if (asked != null) {
            return asked;
        }
        Instant now = options.clock().instant();
        Instant latest =
                raw.stream()
                        .map(RawCommit::committed)
                        .filter(moment -> !moment.isAfter(now))
                        .max(Instant::compareTo)
                        .orElse(now);
        Instant limit = latest.plus(TAGGED_AFTER);
        Set<String> known = new HashSet<>();
        raw.stream().limit(1_000).forEach(commit -> known.add(commit.hash()));
        return tags.tags().stream()
                .filter(tag -> known.contains(tag.commit()))
                .map(TagReader.RawTag::tagged)
                .filter(
                        moment ->
                                moment.isAfter(latest)
                                        && !moment.isAfter(limit)
                                        && !moment.isAfter(now))
                .max(Instant::compareTo)
                .orElse(latest);
    }

    private List<ReleaseTag> releaseTags(TagReader.Reading tags, Instant asOf) {
        List<TagReader.RawTag> known =
                tags.tags().stream().filter(tag -> !tag.tagged().isAfter(asOf)).toList();
        return new TagRules(repository.name(), options.releaseTags()).classify(known);
    }

    private ReadingRules rules(
            TicketRules tickets, IdentityBook identities, MergedIdentities people) {
        List<ReadingRules.Evidence> bots =
                identities.identities().stream()
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

    private static <T> FutureTask<T> later(java.util.concurrent.Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git was running", interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException("Could not read the repository", failed.getCause());
        }
    }
}
