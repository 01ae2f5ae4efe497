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
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what people's time is meant to go to, everybody's or a team's: typed by directors, from a
/// day on, replaced and taken back but never deleted.
public final class Intentions {

    private static final ProtectedRecord RECORD = ProtectedRecord.of(FieldClass.INTENTION);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD = 2;

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final Organization organization;
    private final IntentionStore store = new IntentionStore();

    Intentions(
            Database database, Policy policy, Audit audit, Clock clock, Organization organization) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.organization = organization;
    }

    /// Returns the categories that people can intend, in the order in which they are read.
    public static List<EffortCategory> categories() {
        return Arrays.stream(EffortCategory.values()).filter(EffortCategory::isIntended).toList();
    }

    /// Returns what was intended on a day, as it was known at its end: for a team, else for the
    /// nearest team above it, else for everybody.
    ///
    /// @param team null for everybody
    public Optional<Intention> on(Viewer viewer, @Nullable UUID team, LocalDate day) {
        policy.require(viewer, Action.SEE, RECORD);
        var all = database.keeping(sql -> store.on(sql, day));
        var teams = team == null ? List.<Unit>of() : organization.asOf(viewer, day).teams();
        for (var at = team; at != null; at = parent(teams, at)) {
            var found = of(all, at);
            if (found.isPresent()) {
                return found;
            }
        }
        return of(all, null);
    }

    private static Optional<Intention> of(List<Intention> all, @Nullable UUID team) {
        return all.stream().filter(one -> Objects.equals(one.team(), team)).findFirst();
    }

    private static @Nullable UUID parent(List<Unit> teams, UUID team) {
        return teams.stream()
                .filter(one -> one.id().equals(team))
                .findFirst()
                .map(Unit::parent)
                .orElse(null);
    }

    /// Lists what stands: everybody's, then by team, each the latest first.
    public List<Intention> all(Viewer viewer) {
        policy.require(viewer, Action.SEE, RECORD);
        return database.keeping(store::standing);
    }

    /// Decides whether the viewer may say what is intended.
    public Decision may(Viewer viewer) {
        return policy.may(viewer, Action.CHANGE, RECORD);
    }

    /// Requires it before a body is read: whoever may not learns nothing of what is wrong with it.
    void requireMay(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, RECORD);
    }

    /// Keeps what is intended from a day on, in the place of what was to begin on the same day.
    ///
    /// @param team one of today, or null for everybody
    /// @param shares in per cent, of each category that can be intended
    /// @throws Refusal when the viewer may not, or the shares are none; then nothing is kept
    public Intention intend(
            Viewer viewer,
            @Nullable UUID team,
            LocalDate from,
            Map<EffortCategory, Integer> shares) {
        policy.require(viewer, Action.CHANGE, RECORD);
        requireTeam(viewer, team);
        requireDay(from);
        requireShares(shares);
        var now = clock.instant();
        var said = new Intention(Ids.next(clock), team, from, shares, viewer.label(), now);
        database.keep(
                sql -> {
                    store.replace(sql, said);
                    note(sql, viewer, "intention.keep", whose(team) + " from " + from);
                });
        return said;
    }

    private static String whose(@Nullable UUID team) {
        return team == null ? "everybody" : "team " + team;
    }

    private void note(JdbcClient sql, Viewer viewer, String action, String what) {
        audit.append(sql, AuditEntry.of(viewer, action, FieldClass.INTENTION, List.of(), what));
    }

    /// Takes one back: what was intended before it holds again.
    ///
    /// @throws Refusal when the viewer may not, or there is no such one that stands
    public void undo(Viewer viewer, UUID intention) {
        policy.require(viewer, Action.CHANGE, RECORD);
        database.keep(
                sql -> {
                    if (!store.undo(sql, intention, clock.instant())) {
                        throw new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "The intention (%s) must be one that stands.".formatted(intention),
                                "Maybe it was replaced or taken back already.");
                    }
                    note(sql, viewer, "intention.undo", "intention " + intention);
                });
    }

    private void requireTeam(Viewer viewer, @Nullable UUID team) {
        if (team != null
                && organization.asOf(viewer, organization.today()).teams().stream()
                        .noneMatch(one -> one.id().equals(team))) {
            throw new Refusal(
                            "The team (%s) must be one of today.".formatted(team),
                            "Maybe leave it out: it is then everybody's effort.")
                    .about("team");
        }
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
