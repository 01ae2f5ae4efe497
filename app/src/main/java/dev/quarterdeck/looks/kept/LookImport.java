package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.looks.AskedDay;
import dev.quarterdeck.looks.CorrectionsFile;
import dev.quarterdeck.looks.LookListener;
import dev.quarterdeck.looks.LookOrder;
import dev.quarterdeck.looks.LookRun;
import dev.quarterdeck.looks.TrackerLook;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.JobCancelled;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.JobRun;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.sources.git.GitBundle;
import dev.quarterdeck.sources.jira.JiraOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes a look of a repository as a background job and keeps it.
///
/// Reading comes first, keeping last and in one transaction: a run that is refused, cancelled or
/// cut off changed nothing, and a second run of the same input changes nothing.
final class LookImport {

    static final String KIND = "import-look";
    private static final int ATTEMPTS = 2;
    private static final Duration WAIT = Duration.ofMillis(300);

    private final Looks looks;
    private final RepositoryFolders folders;
    private final EnabledUsers users;
    private final Path root;
    private final Clock clock;
    private final JsonMapper json;

    /// A bare repository must not be replaced while it is read.
    private final ConcurrentHashMap<UUID, ReentrantLock> turns = new ConcurrentHashMap<>();

    /// @param root where imports work, below the data folder
    LookImport(
            Looks looks,
            RepositoryFolders folders,
            EnabledUsers users,
            Path root,
            Clock clock,
            JsonMapper json) {
        this.looks = looks;
        this.folders = folders;
        this.users = users;
        this.root = root;
        this.clock = clock;
        this.json = json;
    }

    JobKind kind() {
        return new JobKind(KIND, ATTEMPTS, this::run);
    }

    /// Reads what was said about days, or refuses.
    Reading reading(LookImports.Wish wish) {
        if (!wish.asOf().isEmpty()) {
            AskedDay.refuseFuture("asOf", wish.asOf(), clock.instant());
        }
        return new Reading(
                wish.asOf().isEmpty() ? null : AskedDay.end("asOf", wish.asOf()),
                AskedDay.jiraOptions(zone(wish.zone()), "dates", wish.dates()).withBareNames());
    }

    /// How the sources are read.
    record Reading(@Nullable Instant asOf, JiraOptions jira) {}

    private static @Nullable ZoneId zone(String zone) {
        try {
            return zone.isEmpty() ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "The zone (%s) must be a time zone.".formatted(zone), "Maybe Europe/Berlin.");
        }
    }

    private String run(JobRun run) {
        var input = ImportOrder.unpack(json, run.input());
        users.require(input.order().viewer());
        looks.requireKeeping(input.order().viewer());
        var turn = turns.computeIfAbsent(input.order().repository(), id -> new ReentrantLock());
        var progress = new Cancellable(run.progress());
        await(turn, progress);
        try {
            return json.writeValueAsString(report(run.id(), input, progress));
        } catch (RuntimeException failure) {
            // A reader on another thread wraps what it was stopped by.
            throw progress.stopped() ? progress.cancelled(failure) : failure;
        } finally {
            turn.unlock();
        }
    }

    /// Takes a turn, and says meanwhile that it waits: it can be cancelled.
    static void await(ReentrantLock turn, Progress progress) {
        try {
            while (!turn.tryLock(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.at("waiting for its turn", 0, 0);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a turn.", stopped);
        }
    }

    private ImportReport report(UUID job, ImportOrder.Unpacked input, Progress progress) {
        var order = input.order();
        var repository =
                looks.repository(order.viewer(), order.repository())
                        .filter(one -> one.isShownOn(looks.today()))
                        .orElseThrow(() -> Looks.unknown(order.repository()));
        progress.at("unpacking", 0, 1);
        try (var folder = ImportFolder.of(root, job, input.files())) {
            try {
                order.trackerPaths()
                        .forEach(path -> folder.add(folders.require("tracker file", path)));
                return kept(order, repository, folder, progress);
            } catch (Refusal refusal) {
                throw new Refusal(
                        refusal.kind(),
                        refusal.code(),
                        folder.withoutFolder(String.valueOf(refusal.getMessage())),
                        folder.withoutFolder(refusal.remedy()));
            }
        }
    }

    private ImportReport kept(
            ImportOrder order, Repository repository, ImportFolder folder, Progress progress) {
        var unpacked = folder.unpacked();
        var git = unpacked == null ? source(repository) : unpacked;
        var look = look(git, order, repository, folder, progress).about(repository.name());
        progress.at("keeping", 1, 1);
        var kept = looks.keep(order.viewer(), repository.id(), look);
        if (unpacked != null) {
            folder.keep(unpacked, repository.id());
        }
        return ImportReport.of(kept, look);
    }

    private @Nullable Path source(Repository repository) {
        var path = repository.path();
        if (path == null) {
            return ImportFolder.kept(root, repository.id());
        }
        var clones = root.resolveSibling("clones");
        if (Path.of(path).startsWith(clones)) {
            ImportFolder.writeCorrections(Path.of(path));
            return Path.of(path);
        }
        var real = folders.require("path", path);
        GitBundle.foldersOf(real).forEach(read -> folders.require("path", read.toString()));
        return real;
    }

    private boolean isOurs(Path git) {
        return git.startsWith(root) || git.startsWith(root.resolveSibling("clones"));
    }

    // The top of a work tree may lie above the folder that is allowed.
    private Path corrections(Path git) {
        return folders.require("work tree's folder", CorrectionsFile.folderOf(git).toString());
    }

    private FirstLook look(
            @Nullable Path git,
            ImportOrder order,
            Repository repository,
            ImportFolder folder,
            Progress progress) {
        var reading = reading(order.wish());
        if (git == null) {
            return TrackerLook.of(
                    new TrackerLook.Order(
                            repository.name(),
                            folder.trackerFiles(),
                            folder.itemsFiles(),
                            reading.asOf(),
                            reading.jira()),
                    clock,
                    progress);
        }
        var asked =
                new LookOrder(
                        git,
                        isOurs(git) ? git : corrections(git),
                        folder.trackerFiles(),
                        folder.itemsFiles(),
                        reading.asOf(),
                        reading.jira(),
                        ".");
        return new LookRun(asked, clock, progress, LookListener.SILENT).look();
    }

    /// Remembers that somebody asked to stop.
    private static final class Cancellable implements Progress {

        private final Progress progress;
        private volatile @Nullable JobCancelled stop;

        Cancellable(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void at(String step, long done, long total) {
            var before = stop;
            if (before != null) {
                throw before;
            }
            try {
                progress.at(step, done, total);
            } catch (JobCancelled cancelled) {
                stop = cancelled;
                throw cancelled;
            }
        }

        boolean stopped() {
            return stop != null;
        }

        RuntimeException cancelled(RuntimeException otherwise) {
            var cancelled = stop;
            return cancelled == null ? otherwise : cancelled;
        }
    }
}
