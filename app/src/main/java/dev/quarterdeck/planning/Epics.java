package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tell which epics of the trackers belong to which initiative, and which to none: those are
/// guesses of what else is wanted, for people to take up or to leave.
public final class Epics {

    /// So many of no initiative are told at most.
    public static final int MOST = 200;

    private static final int KEPT = 2;

    /// A hidden day would follow from the days of its neighbours.
    private static final Comparator<Epic> HIDDEN_LAST =
            Comparator.comparing((Epic one) -> one.touched() == null)
                    .thenComparing(one -> one.touched() == null ? one.key() : "");

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

    record Found(List<EpicStore.Epic> claimed, List<EpicStore.Epic> unclaimed) {}

    /// The epics as trackers tell them now.
    ///
    /// @param claimed by initiative, those with most items left first
    /// @param unclaimed open ones of no initiative, those first to which something happened last;
    ///     those of which that is hidden come after all others, by key
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
    /// @param finished items below it that are done; null, as `begun` and `touched`, where fewer
    ///     than five people work in its teams, one of these is no more, or that is so of another
    ///     epic of its initiative
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
        var keys =
                initiatives.stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.terms().key()));
        return tree(read, keys, EpicTeams.of(organization.asOf(viewer, today)));
    }

    static Tree tree(Found read, Map<UUID, String> keys, EpicTeams teams) {
        return new Tree(
                read.claimed().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> Objects.requireNonNull(one.initiative()),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                epics -> ofOne(epics, keys, teams)))),
                read.unclaimed().stream()
                        .map(one -> epic(one, keys, teams, teams.hides(one.teams())))
                        .sorted(HIDDEN_LAST)
                        .toList());
    }

    /// What an initiative has in all is told elsewhere, so a single hidden epic would follow from
    /// the others: all are hidden, or none.
    private static List<Epic> ofOne(
            List<EpicStore.Epic> epics, Map<UUID, String> keys, EpicTeams teams) {
        boolean isHidden = epics.stream().anyMatch(one -> teams.hides(one.teams()));
        return epics.stream().map(one -> epic(one, keys, teams, isHidden)).toList();
    }

    private static Epic epic(
            EpicStore.Epic one, Map<UUID, String> keys, EpicTeams teams, boolean isHidden) {
        return new Epic(
                one.key(),
                Optional.ofNullable(one.initiative()).map(keys::get).orElse(null),
                one.open(),
                isHidden ? null : one.finished(),
                teams.names(one.teams()),
                isHidden ? null : one.begun(),
                isHidden ? null : one.touched());
    }
}
