package dev.quarterdeck.demo;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.demo.company.DemoWork;
import dev.quarterdeck.demo.company.TeamWork;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.forecasting.NextItems;
import dev.quarterdeck.forecasting.PlannedVersions;
import dev.quarterdeck.metrics.AiDeclared;
import dev.quarterdeck.metrics.FailureFloor;
import dev.quarterdeck.metrics.KnowledgeConcentration;
import dev.quarterdeck.metrics.ReleaseRhythm;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.TicketLink;
import dev.quarterdeck.metrics.TrackerFlow;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.FirstLook.Guess;
import dev.quarterdeck.reports.FirstLook.Unknown;
import dev.quarterdeck.reports.LookId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Looks at the generated work of the demo's teams, as `qd look` does at a repository and its
/// tracker.
public final class DemoLooks {

    private DemoLooks() {}

    /// One look, and what it is of.
    ///
    /// @param team the key of the team whose repository it is
    public record DemoLook(String repository, String team, LocalDate day, FirstLook look) {}

    /// Looks at every team on each of these days, in their order; several looks are made beside
    /// each other.
    ///
    /// @param days such as today alone, or `work.days()`
    /// @param made the moment they are made
    public static List<DemoLook> of(DemoWork work, List<LocalDate> days, Instant made) {
        return days.stream()
                .flatMap(day -> work.teams().stream().map(team -> new Order(team, day)))
                .toList()
                .parallelStream()
                .map(order -> order.look(made))
                .toList();
    }

    private record Order(TeamWork team, LocalDate day) {

        DemoLook look(Instant made) {
            var known = team.asOf(day);
            return new DemoLook(known.repository(), known.team(), day, DemoLooks.look(known, made));
        }
    }

    private static FirstLook look(TeamWork.AsOf known, Instant made) {
        var items = FinishedItems.of(known.tracker(), known.moment(), null);
        return LookId.named(
                new FirstLook(
                        "",
                        known.repository(),
                        known.day(),
                        made,
                        readings(known),
                        sections(known, items),
                        guesses(known.history(), items),
                        unknowns(),
                        List.of(),
                        List.of(),
                        List.of("qd look . --jira export.csv")));
    }

    private static List<String> readings(TeamWork.AsOf known) {
        return List.of(
                Wording.count(known.history().commits().size()) + " invented commits",
                Wording.count(known.tracker().histories().size()) + " invented tracker items");
    }

    private static List<Section> sections(TeamWork.AsOf known, FinishedItems items) {
        var history = known.history();
        var sections = new ArrayList<Section>();
        sections.add(TicketLink.of(history));
        sections.add(KnowledgeConcentration.of(history, List.of()));
        sections.add(ReleaseRhythm.of(history));
        sections.add(FailureFloor.of(history));
        sections.add(NextItems.section(items, known.moment()));
        sections.add(TrackerFlow.of(known.tracker(), known.moment()));
        PlannedVersions.section(known.tracker(), known.moment()).ifPresent(sections::add);
        sections.add(AiDeclared.of(history));
        return sections;
    }

    private static List<Guess> guesses(RepositoryHistory history, FinishedItems items) {
        var prefix = history.rules().ticketPrefixes().getFirst();
        long releases =
                history.tags().stream()
                        .filter(tag -> tag.kind() == ReleaseTag.Kind.RELEASE)
                        .count();
        return List.of(
                new Guess("done", items.rule().label(), items.evidence(), false),
                new Guess("ticket-prefixes", prefix.value(), prefix.why(), false),
                new Guess(
                        "release-tags",
                        "tags that look like a version",
                        "%s taken for releases; left out: %s candidates"
                                .formatted(
                                        Wording.count(releases),
                                        Wording.count(history.tags().size() - releases)),
                        false),
                new Guess(
                        "same-person",
                        "%s addresses are %s people"
                                .formatted(
                                        Wording.count(history.addresses()),
                                        Wording.count(history.people())),
                        "names and addresses alike",
                        false));
    }

    private static List<Unknown> unknowns() {
        return List.of(
                new Unknown(
                        "deployments and incidents, so only a floor for failure",
                        "their records; no figure reads them yet"),
                new Unknown(
                        "cost, priorities and commitments",
                        "budget and roadmap; no figure reads them yet"));
    }
}
