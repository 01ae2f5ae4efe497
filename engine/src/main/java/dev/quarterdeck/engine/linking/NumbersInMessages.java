package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFacts.Moments;
import dev.quarterdeck.engine.linking.CommitNote.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the messages that name a change by its number.
///
/// Numbers are shared by changes and issues, and forks carry the numbers of where they come from,
/// so a message that names another repository is passed over, and so is one from before the change
/// was opened.
final class NumbersInMessages {

    /// Clocks of committers and of tools differ.
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private static final Duration LATENESS = Duration.ofMinutes(5);

    private final Map<Long, List<Naming>> landings = new HashMap<>();
    private final Map<Long, List<Naming>> mentions = new HashMap<>();

    NumbersInMessages(Collection<CommitNote> notes) {
        for (CommitNote note : notes) {
            for (Reference reference : note.references()) {
                (reference.landing() ? landings : mentions)
                        .computeIfAbsent(reference.number(), _ -> new ArrayList<>(1))
                        .add(new Naming(note, reference.repository()));
            }
        }
    }

    /// Returns the earliest commit whose message says that the change lands there.
    Optional<CommitNote> landing(ChangeFacts change) {
        return naming(landings, change).stream().reduce(NumbersInMessages::earlier);
    }

    /// Returns the commit that mentions the change and was made within the day before its merge,
    /// where it is the only one. One made after the merge is a follow-up.
    Optional<CommitNote> mention(ChangeFacts change) {
        Instant merged = change.moments().merged();
        List<CommitNote> near =
                naming(mentions, change).stream()
                        .filter(note -> merged != null && isJustBefore(note.committed(), merged))
                        .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static boolean isJustBefore(Instant committed, Instant merged) {
        return !committed.isAfter(merged.plus(LATENESS))
                && !committed.isBefore(merged.minus(TOLERANCE));
    }

    private static List<CommitNote> naming(Map<Long, List<Naming>> index, ChangeFacts change) {
        if (change.origin().number() <= 0) {
            return List.of();
        }
        return index.getOrDefault(change.origin().number(), List.of()).stream()
                .filter(naming -> naming.isOf(change.origin().repository()))
                .map(Naming::note)
                .filter(note -> isPossible(note, change.moments()))
                .toList();
    }

    private static boolean isPossible(CommitNote note, Moments moments) {
        Instant opened = moments.opened();
        return opened == null || !note.committed().isBefore(opened.minus(TOLERANCE));
    }

    static CommitNote earlier(CommitNote one, CommitNote other) {
        int order = one.committed().compareTo(other.committed());
        return order < 0 || order == 0 && one.sha().compareTo(other.sha()) <= 0 ? one : other;
    }

    private record Naming(CommitNote note, String repository) {

        /// A repository that moved to another owner keeps its last name.
        boolean isOf(String wanted) {
            return repository.isEmpty()
                    || wanted.isEmpty()
                    || lastName(repository).equals(lastName(wanted));
        }

        private static String lastName(String repository) {
            return repository.substring(repository.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        }
    }
}
