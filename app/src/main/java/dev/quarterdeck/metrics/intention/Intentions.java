package dev.quarterdeck.metrics.intention;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keep what people's time is meant to go to: typed by directors, from a day on, replaced but never
/// deleted.
public final class Intentions {

    private static final ProtectedRecord RECORD = ProtectedRecord.of(FieldClass.INTENTION);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD = 2;

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final IntentionStore store = new IntentionStore();

    Intentions(Database database, Policy policy, Audit audit, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the categories that people can intend, in the order in which they are read.
    public static List<EffortCategory> categories() {
        return Arrays.stream(EffortCategory.values()).filter(EffortCategory::isIntended).toList();
    }

    /// Returns what was intended on a day, as it was known at its end.
    public Optional<Intention> on(Viewer viewer, LocalDate day) {
        policy.require(viewer, Action.SEE, RECORD);
        return database.keeping(sql -> store.on(sql, day));
    }

    /// Lists what stands, the latest first.
    public List<Intention> all(Viewer viewer) {
        policy.require(viewer, Action.SEE, RECORD);
        return database.keeping(store::standing);
    }

    /// Decides whether the viewer may say what is intended.
    public Decision may(Viewer viewer) {
        return policy.may(viewer, Action.CHANGE, RECORD);
    }

    /// Keeps what is intended from a day on, in the place of what was to begin on the same day.
    ///
    /// @param shares in per cent, of each category that can be intended
    /// @throws Refusal when the viewer may not, or the shares are none; then nothing is kept
    public Intention intend(Viewer viewer, LocalDate from, Map<EffortCategory, Integer> shares) {
        policy.require(viewer, Action.CHANGE, RECORD);
        requireDay(from);
        requireShares(shares);
        var now = clock.instant();
        var said = new Intention(Ids.next(clock), from, shares, viewer.label(), now);
        database.keep(
                sql -> {
                    store.replace(sql, said);
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "intention.keep",
                                    FieldClass.INTENTION,
                                    List.of(),
                                    "from " + from));
                });
        return said;
    }

    private void requireDay(LocalDate from) {
        var last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(YEARS_AHEAD);
        if (from.isBefore(FIRST) || from.isAfter(last)) {
            throw new Refusal(
                    "The first day (%s) must lie between %s and %s.".formatted(from, FIRST, last),
                    "Maybe the first day of a quarter.");
        }
    }

    private static void requireShares(Map<EffortCategory, Integer> shares) {
        shares.forEach(
                (category, share) -> {
                    if (!category.isIntended() || share < 0 || share > 100) {
                        throw new Refusal(
                                "The share (%d) of %s must lie between 0 and 100."
                                        .formatted(
                                                share,
                                                category.title()
                                                        .toLowerCase(java.util.Locale.ROOT)),
                                "Maybe leave it at 0.");
                    }
                });
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100) {
            throw new Refusal(
                    "The shares (%d in all) must add up to 100.".formatted(sum),
                    "Maybe change one by %d.".formatted(100 - sum));
        }
    }
}
