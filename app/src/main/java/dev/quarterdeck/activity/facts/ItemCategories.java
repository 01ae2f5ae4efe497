package dev.quarterdeck.activity.facts;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what items are for, where people decided it: that goes before words of types and labels.
///
/// The head of the team whose work an item is decides, those above, and administrators. Effort
/// follows within minutes, in the months in which time went to the item or to what is below it.
public final class ItemCategories {

    private static final int LONGEST = 500;

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final Teams teams;

    ItemCategories(Database database, Policy policy, Audit audit, Clock clock, Teams teams) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.teams = teams;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public ItemCategories at(Clock moment) {
        return new ItemCategories(database, policy, audit, moment, teams);
    }

    /// What an item is said to be for.
    ///
    /// @param item its key
    /// @param category one that can be intended
    /// @param below whether all that is below it is for the same
    public record Said(String item, EffortCategory category, boolean below) {}

    /// Lists what stood at the end of a day, the latest first.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<ItemCategory> of(Viewer viewer, LocalDate day) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.WORK_CATEGORY));
        var then = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return database.keeping(sql -> ItemCategoryStore.at(sql, then));
    }

    /// Returns why the viewer may not decide for a team, empty when they may.
    public Optional<String> refusal(Viewer viewer, UUID team) {
        return policy.may(viewer, Action.CHANGE, record(viewer, team))
                        instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private ProtectedRecord record(Viewer viewer, @Nullable UUID team) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Optional.ofNullable(team)
                .flatMap(one -> teams.head(viewer, one, today))
                .map(head -> ProtectedRecord.about(FieldClass.WORK_CATEGORY, head))
                .orElseGet(() -> ProtectedRecord.of(FieldClass.WORK_CATEGORY));
    }

    /// Keeps what an item is for, in the place of what stood of it.
    ///
    /// @throws Refusal when there is no such item, several, or the viewer may not
    public ItemCategory decide(Viewer viewer, Said said) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.WORK_CATEGORY));
        var found = found(said.item().strip());
        policy.require(viewer, Action.CHANGE, record(viewer, found.team()));
        requireCategory(said.category());
        var now = clock.instant();
        var made =
                new ItemCategory(
                        Ids.next(clock),
                        found.item(),
                        found.key(),
                        found.team(),
                        said.category(),
                        said.below(),
                        viewer.label(),
                        now,
                        null);
        database.keep(
                sql -> {
                    hold(sql);
                    ItemCategoryStore.undo(sql, found.item(), now);
                    ItemCategoryStore.insert(sql, made);
                    follow(sql, viewer, "category.decide", made, now);
                });
        return made;
    }

    private ItemCategoryStore.Found found(String key) {
        if (key.isEmpty() || key.length() > LONGEST || key.indexOf('\0') >= 0) {
            throw new Refusal(
                            "The key of an item must have 1 to %d characters.".formatted(LONGEST),
                            "Maybe HARBOR-1.")
                    .about("item");
        }
        var all = database.keeping(sql -> ItemCategoryStore.named(sql, key));
        if (all.size() > 1) {
            throw new Refusal(
                            "The key (%s) must name one item, and names %d."
                                    .formatted(key, all.size()),
                            "Maybe decide for the item above it, or give it a label.")
                    .about("item");
        }
        return all.stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "There is no item (%s).".formatted(key),
                                                "Maybe its tracker is not read yet: see GET /api/v1/facts/work-item.")
                                        .about("item"));
    }

    private static void requireCategory(EffortCategory category) {
        if (!category.isIntended()) {
            throw new Refusal(
                            "The category (%s) must be one that people can say."
                                    .formatted(category.id()),
                            "Maybe new-work, defects, operations or debt.")
                    .about("category");
        }
    }

    /// Waits until nobody else decides.
    private static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('activity.category', 0)) is null")
                .query()
                .singleRow();
    }

    private void follow(
            JdbcClient sql, Viewer viewer, String action, ItemCategory one, Instant now) {
        ItemCategoryStore.due(sql, one.item(), now);
        var what =
                "item %d: %s%s"
                        .formatted(
                                one.item(),
                                one.category().id(),
                                one.below() ? ", with what is below it" : "");
        audit.append(sql, AuditEntry.of(viewer, action, FieldClass.WORK_CATEGORY, List.of(), what));
    }

    /// Takes a decision back: words decide again.
    ///
    /// @throws Refusal when the viewer may not, or there is no such decision that stands
    public void undo(Viewer viewer, UUID decision) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.WORK_CATEGORY));
        var found = database.keeping(sql -> standing(sql, decision));
        policy.require(viewer, Action.CHANGE, record(viewer, found.team()));
        database.keep(
                sql -> {
                    hold(sql);
                    var one = standing(sql, decision);
                    ItemCategoryStore.undo(sql, one.item(), clock.instant());
                    follow(sql, viewer, "category.undo", one, clock.instant());
                });
    }

    private static ItemCategory standing(JdbcClient sql, UUID decision) {
        return ItemCategoryStore.find(sql, decision)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The decision (%s) must be one that stands."
                                                .formatted(decision),
                                        "Maybe it was replaced or taken back already."));
    }
}
