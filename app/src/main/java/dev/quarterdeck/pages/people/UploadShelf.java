package dev.quarterdeck.pages.people;

import dev.quarterdeck.organization.OrganizationImports.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Holds uploaded files between the dry run and its keeping: for an hour at most, for who uploaded
/// them, in memory alone.
final class UploadShelf {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Clock clock;
    private final Map<UUID, Held> held = new LinkedHashMap<>();

    /// Files of a dry run. @param full whether a snapshot among them names everybody
    record Held(UUID user, List<Upload> files, boolean full, Instant until) {

        long bytes() {
            return files.stream().mapToLong(one -> one.content().length).sum();
        }
    }

    UploadShelf(Clock clock) {
        this.clock = clock;
    }

    /// Holds the files of a dry run; the oldest make room.
    synchronized void hold(UUID job, UUID user, List<Upload> files, boolean full) {
        clear();
        held.put(job, new Held(user, files, full, clock.instant().plus(LIFE)));
        while (held.size() > 1
                && held.values().stream().mapToLong(Held::bytes).sum() > MOST_BYTES) {
            held.remove(held.keySet().iterator().next());
        }
    }

    /// Finds the files of a dry run while they are here.
    synchronized Optional<Held> find(UUID job, UUID user) {
        clear();
        return Optional.ofNullable(held.get(job)).filter(one -> one.user().equals(user));
    }

    /// Forgets the files of a dry run.
    synchronized void forget(UUID job) {
        held.remove(job);
    }

    private void clear() {
        var now = clock.instant();
        held.values().removeIf(one -> !now.isBefore(one.until()));
    }
}
