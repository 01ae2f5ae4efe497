package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.git.FileChanges.Touched;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A repository read in two steps: the metadata at once, the file changes when they are asked for.
public final class GitReading {

    private final Git git;
    private final RepositoryHistory metadata;
    private final List<RawCommit> raw;
    private final List<Author> authors;
    private final TipTree tree;
    private final GitOptions options;
    private FilesLeftOut filesLeftOut = FilesLeftOut.NOTHING_READ;

    GitReading(
            Git git,
            RepositoryHistory metadata,
            HistoryParts parts,
            List<Author> authors,
            GitOptions options) {
        this.git = git;
        this.metadata = metadata;
        this.raw = parts.commits();
        this.authors = authors;
        this.tree = parts.tree();
        this.options = options;
    }

    /// Returns everything but the file changes: `moduleChanges` is empty.
    public RepositoryHistory metadata() {
        return metadata;
    }

    /// Reads the file changes of the last twelve months and returns the whole history.
    public RepositoryHistory withFileChanges(Progress progress) {
        List<RawCommit> wanted = lastTwelveMonths();
        FileChanges changes = new FileChanges(git, wanted, progress);
        List<Touched> touched = changes.read();
        List<ReadGap> gaps = new ArrayList<>(metadata.gaps());
        Gaps.ofFileChanges(changes, wanted.size()).ifPresent(gaps::add);
        return whole(moduleChanges(touched), gaps);
    }

    /// Returns what was left out of the lines; all zero before {@link #withFileChanges}.
    public FilesLeftOut filesLeftOut() {
        return filesLeftOut;
    }

    private List<RawCommit> lastTwelveMonths() {
        Instant end = metadata.asOf();
        Instant start = end.atZone(ZoneOffset.UTC).minusYears(1).toInstant();
        return raw.stream()
                .filter(commit -> !commit.isMerge())
                .filter(
                        commit ->
                                commit.committed().isAfter(start)
                                        && !commit.committed().isAfter(end))
                .toList();
    }

    private List<ModuleChange> moduleChanges(List<Touched> touched) {
        FileTally tally = new FileTally(tree);
        List<FileTally.Kept> kept = touched.stream().map(tally::keep).toList();
        filesLeftOut = tally.leftOut();
        List<String> paths = kept.stream().flatMap(one -> one.paths().stream()).toList();
        ModuleMap modules = ModuleMap.learn(paths, tree.buildRoots(), options.moduleDepth());
        return kept.stream()
                .flatMap(one -> byModule(one, modules).stream())
                .sorted(Comparator.comparing(ModuleChange::committed).reversed())
                .toList();
    }

    private List<ModuleChange> byModule(FileTally.Kept kept, ModuleMap modules) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < kept.paths().size(); i++) {
            long[] sum =
                    sums.computeIfAbsent(modules.moduleOf(kept.paths().get(i)), _ -> new long[2]);
            sum[0] += kept.lines().get(i);
            sum[1]++;
        }
        Author author = authors.get(kept.commit().author());
        List<ModuleChange> changes = new ArrayList<>(sums.size());
        sums.forEach(
                (module, sum) ->
                        changes.add(
                                new ModuleChange(
                                        module,
                                        author,
                                        kept.commit().committed(),
                                        sum[0],
                                        (int) sum[1])));
        return changes;
    }

    private RepositoryHistory whole(List<ModuleChange> moduleChanges, List<ReadGap> gaps) {
        return new RepositoryHistory(
                metadata.name(),
                metadata.tip(),
                metadata.asOf(),
                metadata.commitsReachable(),
                metadata.commits(),
                metadata.changes(),
                moduleChanges,
                metadata.tags(),
                metadata.agentFiles(),
                gaps,
                metadata.people(),
                metadata.addresses(),
                metadata.hasIdentityMap(),
                metadata.rules());
    }
}
