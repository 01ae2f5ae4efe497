package dev.quarterdeck.access;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds how a viewer stands to a record on a day, column by column of the matrix, with the words
/// for it.
final class Standing {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final RelationIndex index;
    private final Viewer viewer;
    private final ProtectedRecord record;
    private final MatrixRow row;
    private final int today;
    private final @Nullable UUID me;
    private final @Nullable UUID subject;
    private final boolean own;
    private final @Nullable Reach line;

    Standing(RelationIndex index, Viewer viewer, ProtectedRecord record, MatrixRow row, int today) {
        this.index = index;
        this.viewer = viewer;
        this.record = record;
        this.row = row;
        this.today = today;
        me = viewer.person() == null ? null : viewer.person().value();
        subject = record.subject() == null ? null : record.subject().value();
        own = isOwn();
        line =
                me == null || subject == null || own
                        ? null
                        : index.managing(me, subject, today).orElse(null);
    }

    private boolean isOwn() {
        if (subject == null) {
            return row.about() == MatrixRow.About.OWN && !viewer.isConsole();
        }
        return subject.equals(me);
    }

    /// Returns why the viewer is that persona to the record, or nothing when they are not.
    Optional<String> as(Persona persona) {
        return switch (persona) {
            case SELF -> when(own, "this is you");
            case MANAGER -> managing(line != null && line.depth() == 1);
            case SKIP -> managing(line != null && line.depth() > 1);
            case PEER -> when(!own && !viewer.isConsole(), "you are signed in");
            case AUTHOR -> when(isAuthor(), "you are the author");
            case PARTICIPANT -> when(!own && takesPart(), "you take part");
            case CONSOLE -> when(viewer.isConsole(), "you are at the console of the machine");
            case HR_PARTNER, DIRECTOR, FINANCE, ADMINISTRATOR, COMPLIANCE -> duty(persona);
        };
    }

    /// Answers whether the condition of a cell holds.
    boolean meets(Cell.Condition condition) {
        return switch (condition) {
            case ALWAYS -> true;
            case GRANT -> personalGrant().isPresent();
            case AUTHOR -> isAuthor();
            case PARTICIPANT -> takesPart();
        };
    }

    /// Returns the grant for this class and person, if the viewer holds one today.
    Optional<Grant> personalGrant() {
        for (var grant : index.grantsOf(viewer.user())) {
            if (grant.duty() == Duty.RECORD_READER
                    && grant.fieldClass() == record.fieldClass()
                    && isOpen(grant)
                    && reaches(grant.scope())) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    /// Returns the words for a relation that once was, if there was one.
    Optional<String> former() {
        if (me == null || subject == null || own || line != null) {
            return Optional.empty();
        }
        return index.managedBefore(me, subject, today)
                .map(old -> "you managed them until " + DAY.format(old.span().endDay()));
    }

    /// Says whether the viewer's duties are put aside, because the subject manages the viewer.
    boolean isInConflict() {
        return row.avoidsConflict()
                && me != null
                && subject != null
                && index.managing(subject, me, today).isPresent();
    }

    private static Optional<String> when(boolean holds, String words) {
        return holds ? Optional.of(words) : Optional.empty();
    }

    private boolean isAuthor() {
        return viewer.person() != null && viewer.person().equals(record.author());
    }

    private boolean takesPart() {
        return viewer.person() != null && record.participants().contains(viewer.person());
    }

    private Optional<String> managing(boolean holds) {
        return holds && line != null ? Optional.of(words(line)) : Optional.empty();
    }

    private static String words(Reach line) {
        var since = DAY.format(line.span().firstDay());
        var until = line.span().until();
        if (line.kind() == Line.Kind.INTERIM) {
            var end = until == Span.NO_END ? "" : " until " + DAY.format(line.span().endDay());
            return line.depth() == 1
                    ? "you stand in as their manager since " + since + end
                    : "you are above their manager, with somebody standing in, since "
                            + since
                            + end;
        }
        return switch (line.depth()) {
            case 1 -> "you are their manager since " + since;
            case 2 -> "you are the manager of their manager since " + since;
            default -> "you are %d levels above them since %s".formatted(line.depth(), since);
        };
    }

    private Optional<String> duty(Persona persona) {
        if (own || isInConflict()) {
            return Optional.empty();
        }
        for (var grant : index.grantsOf(viewer.user())) {
            if (grant.duty().persona().orElse(null) == persona
                    && isOpen(grant)
                    && reaches(grant.scope())) {
                return Optional.of(words(grant));
            }
        }
        return Optional.empty();
    }

    private boolean isOpen(Grant grant) {
        return Span.of(grant.range()).contains(today);
    }

    // A record about nobody in particular is within reach of a duty over everybody alone.
    private boolean reaches(GrantScope scope) {
        return switch (scope) {
            case GrantScope.Everything() -> true;
            case GrantScope.Team(UUID team, String ignored) ->
                    subject != null && index.isMember(subject, team, today);
            case GrantScope.Person(PersonId person) -> person.value().equals(subject);
        };
    }

    private static String words(Grant grant) {
        LocalDate until = grant.range().until();
        return "you hold the duty %s %s%s: %s"
                .formatted(
                        grant.duty().words(),
                        grant.scope().words(),
                        until == null ? "" : " until " + DAY.format(until),
                        grant.purpose());
    }
}
