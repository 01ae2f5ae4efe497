package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Compute the figures over all repositories of a day, or over those of a team.
///
/// Sums of what their looks say: a repository without a look, or whose look does not know, is left
/// out and counted as such.
public final class DeliveryFigures {

    /// How old a look may be to be called new.
    private static final int NEW_DAYS = 7;

    private static final String NAMED = "link.named";
    private static final String RELEASES = "releases.count";
    private static final String BEFORE_TRUSTING = "ask for what is missing before trusting a sum";

    private final List<Repository> repositories;
    private final Map<String, Map<UUID, FigureRow>> rows;
    private final LocalDate day;
    private final String scope;

    /// Takes what was read already.
    ///
    /// @param repositories those of the day
    /// @param rows figures of their looks, with `link.named` and `releases.count` among them
    public DeliveryFigures(List<Repository> repositories, List<FigureRow> rows, LocalDate day) {
        this(
                repositories,
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        FigureRow::id,
                                        Collectors.toMap(
                                                FigureRow::repository, Function.identity()))),
                day,
                "all repositories");
    }

    private DeliveryFigures(
            List<Repository> repositories,
            Map<String, Map<UUID, FigureRow>> rows,
            LocalDate day,
            String scope) {
        this.repositories = List.copyOf(repositories);
        this.rows = rows;
        this.day = day;
        this.scope = scope;
    }

    /// Narrows them to the repositories of a team and of the teams in it.
    public DeliveryFigures of(Unit team, OrganizationDay organization) {
        var inside = organization.inside(team.id());
        return new DeliveryFigures(
                repositories.stream().filter(one -> inside.contains(one.team())).toList(),
                rows,
                day,
                "the repositories of the team (%s) and of the teams in it".formatted(team.key()));
    }

    /// Returns the repositories that are counted, in the order in which they were given.
    public List<Repository> counted() {
        return repositories;
    }

    /// Reads them as a viewer may.
    static DeliveryFigures of(Looks looks, Viewer viewer, LocalDate day) {
        return new DeliveryFigures(
                looks.repositories(viewer, day),
                looks.figureRows(viewer, day, List.of(NAMED, RELEASES)),
                day);
    }

    /// Returns all of them, in the order in which a page shows them.
    public List<Figure> all() {
        return List.of(repositories(), lookedAt(), complete(), named(), releases());
    }

    private Figure repositories() {
        return new Figure(
                "delivery.repositories",
                "Repositories",
                new Quantity.Count(repositories.size(), "repositories"),
                why(
                        "which repositories are missing here",
                        "%s that are not retired on the day (v1)".formatted(scope),
                        new Rows(
                                List.of("Repository", "Newest look"),
                                cells(one -> List.of(one.name(), asOf(one)))),
                        List.of()));
    }

    private Figure lookedAt() {
        return share(
                "delivery.looked-at",
                "Looked at within 7 days",
                "which repository to look at again",
                "repositories whose newest look describes a day at most 7 days before / %s (v1)"
                        .formatted(scope),
                one -> {
                    var newest = one.newest();
                    return newest != null
                            && ChronoUnit.DAYS.between(newest.asOf(), day) <= NEW_DAYS;
                });
    }

    private Figure complete() {
        return share(
                "delivery.complete",
                "Read without gaps",
                BEFORE_TRUSTING,
                "repositories whose newest look read everything it was given / %s (v1)"
                        .formatted(scope),
                one -> {
                    var newest = one.newest();
                    return newest != null && newest.complete();
                });
    }

    private Figure share(
            String id,
            String label,
            String decision,
            String formula,
            java.util.function.Predicate<Repository> is) {
        long part = repositories.stream().filter(is).count();
        var rows =
                new Rows(
                        List.of("Repository", "Newest look", label),
                        cells(one -> List.of(one.name(), asOf(one), is.test(one) ? "yes" : "no")));
        return new Figure(
                id,
                label,
                new Quantity.Part(new Share(part, repositories.size()), "repositories"),
                why(decision, formula, rows, List.of()));
    }

    private static String asOf(Repository one) {
        var newest = one.newest();
        return newest == null ? "never" : newest.asOf().toString();
    }

    private List<List<String>> cells(Function<Repository, List<String>> row) {
        return repositories.stream().map(row).toList();
    }

    /// Parts and wholes are summed, never percentages: a large repository weighs as much as it
    /// changes.
    private Figure named() {
        var cells = new ArrayList<List<String>>();
        long part = 0;
        long whole = 0;
        for (var one : repositories) {
            if (value(NAMED, one) instanceof Quantity.Part(var share, var _) && share.isKnown()) {
                part += share.part();
                whole += share.whole();
                cells.add(
                        List.of(
                                one.name(),
                                Wording.count(share.part()),
                                Wording.count(share.whole() - share.part()),
                                Wording.count(share.whole()),
                                Wording.percent(share)));
            }
        }
        int read = cells.size();
        var all = new Share(part, whole);
        cells.add(
                List.of(
                        "All",
                        Wording.count(part),
                        Wording.count(whole - part),
                        Wording.count(whole),
                        Wording.percent(all)));
        return new Figure(
                "delivery.named",
                "Changes that name a ticket",
                read == 0
                        ? new Quantity.NotKnown("no look counts changes")
                        : new Quantity.Part(all, "changes"),
                why(
                        "how far a tracker can be trusted to show the work",
                        "sum of changes naming a ticket / sum of merged changes in 12 months, over %s (v1)"
                                .formatted(scope),
                        new Rows(
                                List.of("Repository", "Named", "Not named", "Changes", "Share"),
                                cells),
                        leftOut(read)));
    }

    private Figure releases() {
        var cells = new ArrayList<List<String>>();
        long sum = 0;
        for (var one : repositories) {
            if (value(RELEASES, one) instanceof Quantity.Count(long count, var _)) {
                sum += count;
                cells.add(List.of(one.name(), Wording.count(count)));
            }
        }
        int read = cells.size();
        cells.add(List.of("All", Wording.count(sum)));
        return new Figure(
                "delivery.releases",
                "Releases in 12 months",
                read == 0
                        ? new Quantity.NotKnown("no look counts releases")
                        : new Quantity.Count(sum, "releases"),
                why(
                        "where a release train would help, and where it would slow down",
                        "sum of releases in 12 months over %s (v1)".formatted(scope),
                        new Rows(List.of("Repository", "Releases"), cells),
                        leftOut(read)));
    }

    private Quantity value(String id, Repository one) {
        var row = rows.getOrDefault(id, Map.of()).get(one.id());
        return row == null ? new Quantity.NotKnown("no look says it") : row.value();
    }

    private List<LeftOut> leftOut(int read) {
        int missing = repositories.size() - read;
        return missing == 0
                ? List.of()
                : List.of(
                        new LeftOut(
                                missing == 1 ? "repository" : "repositories",
                                missing,
                                "no look up to the day says it"));
    }

    private Explanation why(String decision, String formula, Rows rows, List<LeftOut> leftOut) {
        return new Explanation(
                decision,
                day.toString(),
                formula,
                rows,
                leftOut,
                repositories.stream()
                        .flatMap(one -> java.util.stream.Stream.ofNullable(one.newest()))
                        .map(LookHead::asOf)
                        .min(LocalDate::compareTo)
                        .map(oldest -> "each repository's newest look, the oldest of " + oldest)
                        .orElse("no repository was looked at yet"),
                List.of());
    }
}
