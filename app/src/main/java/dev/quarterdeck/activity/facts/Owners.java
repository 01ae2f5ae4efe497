package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep which team owns which project, repository, component and pipeline: decided by people, from
/// a day on, taken back but never deleted.
public final class Owners {

    private static final ProtectedRecord DELIVERY = ProtectedRecord.of(FieldClass.DELIVERY);
    private static final int MOST = 500;
    private static final int LONGEST = 500;
    private static final Duration RECENT = Duration.ofDays(180);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final Teams teams;

    Owners(Database database, Policy policy, Audit audit, Clock clock, Teams teams) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.teams = teams;
    }

    /// Returns the same at another moment: what is decided through it counts as known since
    /// then, as a history that is made up needs.
    public Owners at(Clock moment) {
        return new Owners(database, policy, audit, moment, teams);
    }

    /// Whom somebody says a name belongs to.
    ///
    /// @param name whatever its letters' case; one that ends in `*` is the beginning of many
    /// @param team the owner; null for nobody
    /// @param from the first day on which it holds, in UTC; null when it always did
    /// @param until the first day on which it no longer holds; null for no end
    public record Said(
            Owner.@Nullable Kind kind,
            @Nullable String name,
            @Nullable UUID team,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// A name that work is known by and nobody owns, with the team that may.
    ///
    /// @param things how much is known by it
    /// @param recent how much of it is of the last 180 days
    /// @param team the team that is suggested, or null
    /// @param why `KEPT`: somebody laid the repository to it already; `NAME`: the name holds the
    ///     team's; `PEOPLE`: its people opened most of the changes; null without a team
    public record Suggestion(
            Owner.Kind kind,
            String name,
            long things,
            long recent,
            @Nullable UUID team,
            @Nullable String why) {}

    /// A name that nobody is to be asked about: its work stays nobody's.
    public record Dismissal(UUID id, Owner.Kind kind, String name, String by, Instant at) {}

    /// Lists all that was ever decided, by kind and name.
    public List<Owner> all(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
        return database.viewing(viewer.viewpoint(today()), OwnerStore::all);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Keeps decisions; each takes its time from those that stand of the same name.
    ///
    /// @return all that was ever decided
    /// @throws Refusal when the viewer may not, or a decision is none; then nothing is kept
    public List<Owner> decide(Viewer viewer, List<@Nullable Said> said) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
        if (said.isEmpty() || said.size() > MOST) {
            throw new Refusal(
                    "The decisions (%d) must number from 1 to %d.".formatted(said.size(), MOST),
                    "Maybe look at the suggestions first.");
        }
        var known = teams.on(viewer, today()).stream().map(Teams.Named::id).toList();
        return changed(
                viewer,
                "owners.decide",
                said.size() + " names",
                sql -> {
                    said.forEach(one -> decide(sql, viewer, one, known::contains));
                    return true;
                });
    }

    private List<Owner> changed(
            Viewer viewer, String action, String what, Predicate<JdbcClient> work) {
        return database.keeping(
                sql -> {
                    OwnerStore.hold(sql);
                    if (work.test(sql)) {
                        audit.append(
                                sql,
                                AuditEntry.of(
                                        viewer, action, FieldClass.DELIVERY, List.of(), what));
                    }
                    return OwnerStore.all(sql);
                });
    }

    private void decide(
            JdbcClient sql, Viewer viewer, @Nullable Said said, Predicate<UUID> isTeam) {
        if (said == null) {
            throw noKind();
        }
        var kind = kind(said.kind());
        var name = name(said.name());
        var from = day(said.from());
        var until = until(said.until(), from);
        var team = team(said.team(), isTeam);
        for (var before : OwnerStore.standing(sql, kind, name, from, until)) {
            cut(sql, viewer, before, from, until);
        }
        if (team != null) {
            OwnerStore.insert(sql, owner(viewer, kind, name, team, from, until));
        }
    }

    private static Owner.Kind kind(Owner.@Nullable Kind kind) {
        if (kind == null) {
            throw noKind();
        }
        return kind;
    }

    private static Refusal noKind() {
        return new Refusal(
                "Each decision must say of what kind the name is.",
                "Maybe PROJECT, REPOSITORY, COMPONENT or PIPELINE.");
    }

    private static @Nullable LocalDate until(@Nullable LocalDate said, @Nullable LocalDate from) {
        var until = day(said);
        if (said != null
                && (until == null || !until.isAfter(from == null ? OwnerStore.ALWAYS : from))) {
            throw new Refusal(
                    "The end (%s) must be after the first day (%s).".formatted(said, from),
                    "Maybe leave the end out: it then has none.");
        }
        return until;
    }

    private static @Nullable UUID team(@Nullable UUID team, Predicate<UUID> isTeam) {
        if (team != null && !isTeam.test(team)) {
            throw new Refusal(
                    "The team (%s) must be one of today.".formatted(team),
                    "Maybe list the teams of the organisation.");
        }
        return team;
    }

    private Owner owner(
            Viewer viewer,
            Owner.Kind kind,
            String name,
            UUID team,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new Owner(
                Ids.next(clock),
                kind,
                name,
                team,
                from,
                until,
                viewer.label(),
                clock.instant(),
                null);
    }

    /// Takes a time from a decision: it is taken back, and what remains of it stands anew.
    private void cut(
            JdbcClient sql,
            Viewer viewer,
            Owner before,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        OwnerStore.undo(sql, before.id(), clock.instant());
        if (from != null && (before.from() == null || before.from().isBefore(from))) {
            OwnerStore.insert(sql, part(viewer, before, before.from(), from));
        }
        if (until != null && (before.until() == null || before.until().isAfter(until))) {
            OwnerStore.insert(sql, part(viewer, before, until, before.until()));
        }
    }

    private Owner part(
            Viewer viewer, Owner of, @Nullable LocalDate from, @Nullable LocalDate until) {
        return owner(viewer, of.kind(), of.name(), of.team(), from, until);
    }

    private static String name(@Nullable String name) {
        var small = name == null ? "" : Targets.small(name.strip());
        if (small.isEmpty() || small.length() > LONGEST || small.indexOf('\0') >= 0) {
            throw new Refusal(
                    "The name (%s) must have 1 to %d characters."
                            .formatted(
                                    small.length() > 40 ? small.substring(0, 40) + "..." : small,
                                    LONGEST),
                    "Maybe acme/harbor, or acme/* for all that begin so.");
        }
        return small;
    }

    private static @Nullable LocalDate day(@Nullable LocalDate day) {
        if (day != null && (day.isBefore(OwnerStore.ALWAYS) || day.isAfter(LAST))) {
            throw new Refusal(
                    "The day (%s) must lie between %s and %s."
                            .formatted(day, OwnerStore.ALWAYS, LAST),
                    "Maybe leave it out: the decision has then always held.");
        }
        return day != null && day.equals(OwnerStore.ALWAYS) ? null : day;
    }

    /// Takes a decision back: the name then has no owner in its time.
    ///
    /// @return all that was ever decided
    /// @throws Refusal when the viewer may not, or there is no such decision that stands
    public List<Owner> undo(Viewer viewer, UUID owner) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
        return changed(
                viewer,
                "owners.undo",
                "owner " + owner,
                sql -> {
                    if (!OwnerStore.undo(sql, owner, clock.instant())) {
                        throw new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "owner-unknown",
                                "The decision (%s) must be one that stands.".formatted(owner),
                                "Maybe it was taken back already.");
                    }
                    return true;
                });
    }

    /// Lists the names that nobody is to be asked about, the latest first.
    public List<Dismissal> dismissals(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
        return database.viewing(viewer.viewpoint(today()), OwnerStore::dismissals);
    }

    /// Keeps that nobody is to be asked about a name any more.
    ///
    /// @throws Refusal when the viewer may not, or the name is none
    public void dismiss(Viewer viewer, Owner.@Nullable Kind kind, @Nullable String name) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
        var one =
                new Dismissal(
                        Ids.next(clock), kind(kind), name(name), viewer.label(), clock.instant());
        changed(viewer, "owners.dismiss", "1 name", sql -> OwnerStore.dismiss(sql, one));
    }

    /// Takes a dismissal back: the name is asked about again.
    ///
    /// @throws Refusal when the viewer may not, or there is no such dismissal that stands
    public void recall(Viewer viewer, UUID dismissal) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
        changed(
                viewer,
                "owners.recall",
                "dismissal " + dismissal,
                sql -> {
                    if (!OwnerStore.recall(sql, dismissal, clock.instant())) {
                        throw new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "The dismissal (%s) must be one that stands.".formatted(dismissal),
                                "Maybe it was taken back already.");
                    }
                    return true;
                });
    }

    /// Lists the names of work that nobody owns today and somebody is to be asked about, those with
    /// most recent work first.
    public List<Suggestion> suggestions(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
        var today = today();
        var since = today.atStartOfDay().toInstant(ZoneOffset.UTC).minus(RECENT);
        var unowned = unowned(today, since);
        var guesses = OwnerGuesses.of(viewer, today, teams);
        return unowned.stream().map(guesses::suggest).toList();
    }

    private List<OwnerStore.Unowned> unowned(LocalDate today, Instant since) {
        return database.keeping(sql -> OwnerStore.unowned(sql, today, since, MOST));
    }
}
