package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.identity.BotSigns;
import dev.quarterdeck.platform.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/// Read a git repository into a {@link RepositoryHistory}, through the `git` command.
///
/// Nothing is written, fetched or executed that the repository names. What git cannot read becomes
/// a {@link ReadGap}; counts are compared with git's own. Names, addresses and messages stay inside
/// this package, apart from the evidence for bots and merged identities.
public final class GitSource {

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
                    new HistoryParts(
                            tip,
                            List.of(),
                            0,
                            identities,
                            new TipTree(),
                            TagReader.read(repository.git())));
        }
        FutureTask<TipTree> tree = later(() -> TipTree.read(repository.git(), tip));
        FutureTask<TagReader.Reading> tags = later(() -> TagReader.read(repository.git()));
        FutureTask<Long> count = later(() -> repository.countReachable(tip));
        CommitLog log = new CommitLog(repository.git(), identities, progress, 0);
        Git.Ended ended = log.readFrom(tip);
        long counted = result(count);
        long reachable = complete(log, tip, ended, counted);
        return assemble(
                new HistoryParts(
                        tip, log.commits(), reachable, identities, result(tree), result(tags)));
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

    private GitReading assemble(HistoryParts parts) {
        gaps.addAll(Gaps.ofClone(repository, parts.commits().size()));
        if (!parts.tree().ended().isFine()) {
            gaps.add(Gaps.ofTree(parts.tree().ended()));
        }
        if (parts.tags().unreadable() > 0) {
            gaps.add(Gaps.ofTags(parts.tags()));
        }
        return new HistoryAssembly(repository, options, parts).reading(gaps);
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
