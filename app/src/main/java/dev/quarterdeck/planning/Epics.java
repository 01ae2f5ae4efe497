package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tell which epics of the trackers belong to which initiative, and which to none: those are
/// guesses of what else is wanted, for people to take up or to leave.
public final class Epics {

    /// So many of no initiative are told at most.
    public static final int MOST = 200;

    private static final int KEPT = 2;

    private final Portfolio portfolio;
    private final Organization organization;
    private final Measured measured;
    private final Recent<Asked, Found> found = new Recent<>(KEPT);

    Epics(Portfolio portfolio, Organization organization, Measured measured) {
        this.portfolio = portfolio;
        this.organization = organization;
        this.measured = measured;
    }

    /// What was asked of the tracker. @param changes how often rows had changed
    private record Asked(List<WorkStore.Root> roots, long changes) {}

    private record Found(List<EpicStore.Epic> claimed, List<EpicStore.Epic> unclaimed) {}

    /// The epics as trackers tell them now.
    ///
    /// @param claimed by initiative, those with most items left first
    /// @param unclaimed open ones of no initiative, those first to which something happened last
    public record Tree(Map<UUID, List<Epic>> claimed, List<Epic> unclaimed) {

        /// Copies the lists.
        public Tree {
            claimed = Map.copyOf(claimed);
            unclaimed = List.copyOf(unclaimed);
        }

        /// Returns the epics of an initiative.
        public List<Epic> of(UUID initiative) {
            return claimed.getOrDefault(initiative, List.of());
        }
    }

    /// An epic, or an item that an initiative names as its root.
    ///
    /// @param initiative the key of the one it belongs to, or null
    /// @param open items below it that are left
    /// @param finished items below it that are done; null where fewer than five people work in its
    ///     teams, as `begun` and `touched`
    /// @param teams that own these, by name
    /// @param begun when work on the first of them began, or null
    /// @param touched when something last happened to it or to one of them, or null
    public record Epic(
            String key,
            @Nullable String initiative,
            int open,
            @Nullable Integer finished,
            List<String> teams,
            @Nullable LocalDate begun,
            @Nullable LocalDate touched) {

        /// Copies the names.
        public Epic {
            teams = List.copyOf(teams);
        }
    }

    /// Tells them all.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Tree now(Viewer viewer) {
        var today = portfolio.today();
        var initiatives = portfolio.initiatives(viewer, today);
        var roots = WorkStore.Root.of(initiatives);
        var read =
                found.get(
                        new Asked(roots, measured.changes("item")),
                        () ->
                                measured.now(
                                        sql ->
                                                new Found(
                                                        EpicStore.claimed(sql, roots),
                                                        EpicStore.unclaimed(sql, roots, MOST))));
        var teams =
                organization.asOf(viewer, today).teams().stream()
                        .collect(Collectors.toMap(Unit::id, unit -> unit));
        var keys =
                initiatives.stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.terms().key()));
        return new Tree(
                read.claimed().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> Objects.requireNonNull(one.initiative()),
                                        Collectors.mapping(
                                                one -> epic(one, keys, teams),
                                                Collectors.toList()))),
                read.unclaimed().stream().map(one -> epic(one, keys, teams)).toList());
    }

    private static Epic epic(EpicStore.Epic one, Map<UUID, String> keys, Map<UUID, Unit> teams) {
        var units = one.teams().stream().flatMap(team -> Stream.ofNullable(teams.get(team))).toList();
        boolean isHidden =
                !units.isEmpty()
                        && MinimumGroup.hides(units.stream().mapToInt(Unit::members).sum());
        return new Epic(
                one.key(),
                Optional.ofNullable(one.initiative()).map(keys::get).orElse(null),
                one.open(),
                isHidden ? null : one.finished(),
                units.stream().map(Unit::name).sorted().toList(),
                isHidden ? null : one.begun(),
                isHidden ? null : one.touched());
    }
}
