package dev.quarterdeck.pages.brief;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.looks.kept.FigureRow;
import dev.quarterdeck.looks.kept.LookHead;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.brief.BriefPage.Later;
import dev.quarterdeck.pages.view.brief.BriefPage.Matter;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.Quarter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Gathers what needs a decision: from the looks at repositories and from the organisation.
///
/// @param compared with what it compares: the days of the looks
/// @param moved what moved most first
record Brief(LocalDate day, String compared, List<Movement> moved, List<Matter> matters) {

    private static final int WEEKS = 4;
    private static final double MUCH = 2;
    private static final double MOST_OWNED = 0.75;

    static final List<Later> LATER =
            List.of(
                    new Later(
                            "Releases", "what is held and why: with tags, pipelines and findings"),
                    new Later("Money", "what is over plan and why: with the finance sheet"),
                    new Later(
                            "Decisions due",
                            "what was said and what came of it: with the decision log"));

    /// Gathers it as the viewer may see it.
    static Brief of(
            PageRequest request, Organization organization, Looks looks, Forecasts forecasts) {
        var viewer = request.viewer();
        var since = request.day().minusWeeks(WEEKS);
        var repositories = looks.repositories(viewer, request.day());
        var moved =
                Movement.of(
                                repositories,
                                looks.figureRows(viewer, request.day(), Movement.IDS),
                                looks.figureRows(viewer, since, Movement.IDS))
                        .stream()
                        .sorted(Comparator.comparing((Movement one) -> -Math.abs(one.moved())))
                        .toList();
        var people = organization.asOf(viewer, request.day());
        var matters = new ArrayList<Matter>();
        initiatives(request, forecasts, matters);
        moved.forEach(one -> versions(request, one, matters));
        moved.forEach(one -> dates(request, one, matters));
        moved.forEach(one -> owners(request, one, matters));
        repositories.forEach(one -> stale(request, one, matters));
        organization(request, people, matters);
        return new Brief(request.day(), compared(moved, since), moved, List.copyOf(matters));
    }

    // Looks are not made every day: what is compared with is older than the day that was asked for.
    private static String compared(List<Movement> moved, LocalDate since) {
        var days =
                moved.stream()
                        .flatMap(one -> one.then().values().stream())
                        .map(FigureRow::asOf)
                        .sorted()
                        .toList();
        if (days.isEmpty()) {
            return "nothing: no look is of %s or before".formatted(since);
        }
        return days.getFirst().equals(days.getLast())
                ? "the looks of " + days.getFirst()
                : "the looks of %s to %s".formatted(days.getFirst(), days.getLast());
    }

    private static void dates(PageRequest request, Movement one, List<Matter> matters) {
        if (Math.abs(one.moved()) >= MUCH) {
            matters.add(
                    new Matter(
                            "%s: to be 85%% sure of twelve weeks of work takes %s weeks, %s %s than on %s: its dates are %s sure."
                                    .formatted(
                                            one.repository().name(),
                                            Wording.decimal(one.weeks().orElse(0)),
                                            Wording.decimal(Math.abs(one.moved())),
                                            one.moved() > 0 ? "more" : "fewer",
                                            one.dayThen(),
                                            one.moved() > 0 ? "less" : "more"),
                            explain(request, one.repository(), Movement.DATE),
                            one.moved() > 0 ? "Say later dates, or help" : "Use the room"));
        }
    }

    /// Dates are forecast from today on: of another day there is nothing to say.
    private static void initiatives(
            PageRequest request, Forecasts forecasts, List<Matter> matters) {
        if (!request.day().equals(request.today()) || !forecasts.isSeen(request.viewer())) {
            return;
        }
        for (var one : forecasts.today(request.viewer()).initiatives()) {
            var dates = one.dates();
            var words = dates == null ? Optional.<String>empty() : risk(dates);
            words.ifPresent(
                    risk ->
                            matters.add(
                                    new Matter(
                                            "%s, %s: %s.".formatted(one.key(), one.name(), risk),
                                            request.link("/plan/initiatives/" + one.key()),
                                            "Cut, help, move or re-date")));
        }
    }

    private static Optional<String> risk(Dates dates) {
        var odds = dates.odds();
        var late = dates.p85();
        var then = late == null ? "not 85% sure within two years" : "85% sure of " + late;
        if (odds != null && odds < Quarter.SURE) {
            return Optional.of(
                    "%s sure of %s; %s".formatted(Wording.percent(odds), dates.must(), then));
        }
        return late == null ? Optional.of(then) : Optional.empty();
    }

    private static void versions(PageRequest request, Movement one, List<Matter> matters) {
        var row = one.now().get(Movement.VERSIONS);
        if (row != null
                && row.value() instanceof Quantity.Part(Share share, var _)
                && share.part() > 0) {
            matters.add(
                    new Matter(
                            "%s: %s of %s %s past %s day, or less than 85%% sure of it."
                                    .formatted(
                                            one.repository().name(),
                                            Wording.count(share.part()),
                                            Wording.counted(share.whole(), "planned version"),
                                            share.part() == 1 ? "is" : "are",
                                            share.part() == 1 ? "its" : "their"),
                            explain(request, one.repository(), Movement.VERSIONS),
                            "Cut, move or re-date"));
        }
    }

    private static void owners(PageRequest request, Movement one, List<Matter> matters) {
        if (one.owned() >= MOST_OWNED) {
            matters.add(
                    new Matter(
                            "%s: %s of its active modules hang on one person each."
                                    .formatted(one.repository().name(), one.both(Movement.OWNERS)),
                            explain(request, one.repository(), Movement.OWNERS),
                            "Pair, or accept it"));
        }
    }

    private static void stale(PageRequest request, Repository one, List<Matter> matters) {
        var newest = one.newest();
        long days = newest == null ? 0 : ChronoUnit.DAYS.between(newest.asOf(), request.day());
        if (newest == null || LookHead.isOld(newest.asOf(), request.day())) {
            matters.add(
                    new Matter(
                            newest == null
                                    ? "%s was never looked at.".formatted(one.name())
                                    : "What is known of %s ends on %s, %s before."
                                            .formatted(
                                                    one.name(),
                                                    newest.asOf(),
                                                    Wording.counted(days, "day")),
                            request.link("/delivery/import"),
                            "Look again"));
        }
    }

    private static void organization(
            PageRequest request, OrganizationDay people, List<Matter> matters) {
        long alone =
                people.findings().stream()
                        .filter(one -> one.code().equals("nobody-manages"))
                        .count();
        if (alone > 0) {
            matters.add(
                    new Matter(
                            alone == 1
                                    ? people.findings().stream()
                                            .filter(one -> one.code().equals("nobody-manages"))
                                            .findFirst()
                                            .orElseThrow()
                                            .words()
                                    : "Nobody manages %d people.".formatted(alone),
                            request.link("/people/managers?explain=people.without-manager"),
                            "Name a manager"));
        }
    }

    private static String explain(PageRequest request, Repository repository, String figure) {
        return request.link(
                "/delivery/repositories/%s?explain=%s".formatted(repository.id(), figure));
    }

    /// Returns the brief as text to paste into a page or a message.
    String markdown() {
        var text = new StringBuilder();
        text.append("# Brief as of ").append(day).append("\n\n## Wants a decision\n\n");
        if (matters.isEmpty()) {
            text.append("Nothing that is known here.\n");
        }
        matters.forEach(one -> text.append("- ").append(escaped(one.words())).append('\n'));
        text.append("\n## What moved, compared with ").append(compared).append("\n\n");
        text.append(
                "| Repository | Next 12 weeks of work, at 85% | Record | Pace a week | Cycle time,"
                        + " 85% | Named |\n");
        text.append("|---|---|---|---|---|---|\n");
        moved.forEach(one -> text.append(row(one)));
        text.append("\n## Not known yet\n\n");
        LATER.forEach(one -> text.append("- %s: %s\n".formatted(one.what(), one.input())));
        return text.toString();
    }

    private static String row(Movement one) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        escaped(one.repository().name()),
                        one.takes(),
                        one.both(Movement.RECORD),
                        one.both(Movement.PACE),
                        one.both(Movement.CYCLE),
                        one.both(Movement.NAMED));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
