package dev.quarterdeck.metrics.people;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts the organisation of one day: people, teams, managers and how many report to each.
///
/// The same ids stand on the pages, in REST and on the command line.
public final class PeopleFigures {

    private static final String SEATS = "seats are kept with the plan: see Seats in Plan";

    private final OrganizationDay day;
    private final Map<PersonId, Colleague> colleagues;
    private final Map<UUID, Unit> units;
    private final Map<PersonId, List<Colleague>> reports;

    /// Counts what the viewer of that day may see.
    public PeopleFigures(OrganizationDay day) {
        this.day = day;
        this.colleagues =
                day.persons().stream()
                        .collect(Collectors.toMap(Colleague::id, Function.identity()));
        this.units = day.teams().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        this.reports =
                day.persons().stream()
                        .filter(one -> colleagues.containsKey(one.manager()))
                        .collect(
                                Collectors.groupingBy(
                                        one -> Objects.requireNonNull(one.manager())));
    }

    /// Returns all of them.
    public List<Figure> all() {
        return List.of(
                headcount(),
                teams(),
                managers(),
                span(),
                withoutManager(),
                withoutTeam(),
                vacancies(),
                overdue());
    }

    /// Returns whom somebody manages, in the chart, as far as the viewer may see.
    public List<Colleague> reportsOf(PersonId manager) {
        return reports.getOrDefault(manager, List.of());
    }

    /// Returns how many people work here.
    public Figure headcount() {
        return figure(
                new Subject(
                        "people.headcount",
                        "People",
                        "how large the organisation is that we plan with",
                        "people who work here on the day, whatever their share (v1)"),
                new Quantity.Count(day.persons().size(), "people"),
                new Rows(
                        List.of("Number", "Name", "Teams"),
                        day.persons().stream()
                                .map(one -> List.of(one.number(), one.name(), teamsOf(one)))
                                .toList()),
                List.of(),
                List.of(
                        new OtherRule(
                                "sum of the shares in teams",
                                Wording.decimal(
                                        day.persons().stream()
                                                .flatMap(one -> one.places().stream())
                                                .mapToDouble(place -> place.share() / 100.0)
                                                .sum()))));
    }

    /// Returns how many teams there are.
    public Figure teams() {
        return figure(
                new Subject(
                        "people.teams",
                        "Teams",
                        "which teams plan and are planned for",
                        "teams that exist on the day, teams of teams included (v1)"),
                new Quantity.Count(day.teams().size(), "teams"),
                new Rows(
                        List.of("Key", "Name", "Members", "Full-time"),
                        day.teams().stream()
                                .map(
                                        team ->
                                                List.of(
                                                        team.key(),
                                                        team.name(),
                                                        Wording.count(team.members()),
                                                        Wording.decimal(team.fullTime())))
                                .toList()),
                List.of(),
                List.of(
                        new OtherRule(
                                "teams with members of their own",
                                Wording.count(
                                        day.teams().stream()
                                                .filter(team -> team.members() > 0)
                                                .count()))));
    }

    /// Returns how many people somebody reports to.
    public Figure managers() {
        return figure(
                new Subject(
                        "people.managers",
                        "Managers",
                        "whether there are enough people to lead the teams",
                        "people to whom at least one person reports in the chart (v1)"),
                new Quantity.Count(reports.size(), "managers"),
                spans(),
                unseen(),
                List.of());
    }

    /// Returns how many people report to a manager, in the middle.
    public Figure span() {
        var sizes = reports.values().stream().map(List::size).sorted().toList();
        var explained =
                sizes.isEmpty()
                        ? List.<OtherRule>of()
                        : List.of(
                                new OtherRule("largest", Wording.count(sizes.getLast())),
                                new OtherRule("smallest", Wording.count(sizes.getFirst())),
                                new OtherRule(
                                        "mean",
                                        Wording.decimal(
                                                sizes.stream()
                                                        .mapToInt(Integer::intValue)
                                                        .average()
                                                        .orElse(0))));
        Quantity value =
                sizes.isEmpty()
                        ? new Quantity.NotKnown("no line that you may see leads to a manager")
                        : new Quantity.Count(
                                sizes.get((sizes.size() - 1) / 2), "people report to a manager");
        return figure(
                new Subject(
                        "people.span",
                        "Span, in the middle",
                        "split a span that is too wide, or join two that are too narrow",
                        "direct reports per manager in the chart, the lower median (v1)"),
                value,
                spans(),
                unseen(),
                explained);
    }

    private Rows spans() {
        return new Rows(
                List.of("Manager", "Direct reports"),
                reports.entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (Map.Entry<PersonId, List<Colleague>> one) ->
                                                -one.getValue().size()))
                        .map(
                                one ->
                                        List.of(
                                                name(one.getKey()),
                                                Wording.count(one.getValue().size())))
                        .toList());
    }

    private long withoutSeenManager() {
        return day.persons().stream().filter(one -> !colleagues.containsKey(one.manager())).count();
    }

    private List<LeftOut> unseen() {
        long without = withoutSeenManager();
        return without == 0
                ? List.of()
                : List.of(
                        new LeftOut(
                                "people",
                                without,
                                "nobody who works here manages them, or you may not see who"));
    }

    /// Returns for how many people nobody is named as manager.
    public Figure withoutManager() {
        return found(
                "people.without-manager",
                "Nobody manages them",
                "nobody-manages",
                "name a manager, or an interim one",
                notSeen());
    }

    /// Returns how many people are in no team.
    public Figure withoutTeam() {
        return found(
                "people.without-team",
                "In no team",
                "no-team",
                "put them into a team, or plan without them",
                List.of());
    }

    // Whose line is hidden from the viewer is not found, whether there is one or not.
    private List<LeftOut> notSeen() {
        long found =
                day.findings().stream().filter(one -> one.code().equals("nobody-manages")).count();
        long without = withoutSeenManager();
        return without <= found
                ? List.of()
                : List.of(
                        new LeftOut(
                                "people",
                                without - found,
                                "they lead everybody, or you may not see who manages them"));
    }

    private Figure found(
            String id, String label, String code, String decision, List<LeftOut> leftOut) {
        var found = day.findings().stream().filter(one -> one.code().equals(code)).toList();
        return figure(
                new Subject(id, label, decision, "people of whom it is so on the day (v1)"),
                new Quantity.Count(found.size(), "people"),
                new Rows(
                        List.of("Who", "Since", "What"),
                        found.stream()
                                .map(
                                        one ->
                                                List.of(
                                                        one.person() == null
                                                                ? ""
                                                                : name(one.person()),
                                                        one.since() == null
                                                                ? ""
                                                                : one.since().toString(),
                                                        one.words()))
                                .toList()),
                leftOut,
                List.of());
    }

    /// Returns how many seats are vacant: not known before seats are kept.
    public Figure vacancies() {
        return figure(
                new Subject(
                        "people.vacancies",
                        "Vacant seats",
                        "recruit, move somebody, or give the seat back",
                        "funded seats without a person (v1)"),
                new Quantity.NotKnown(SEATS),
                Rows.NONE,
                List.of(),
                List.of());
    }

    /// Returns how much of a manager's duty towards people is overdue: not known before reviews
    /// and conversations are kept.
    public Figure overdue() {
        return figure(
                new Subject(
                        "people.overdue",
                        "Reviews and 1:1s overdue",
                        "help the manager who falls behind",
                        "reviews and 1:1 series past their day (v1)"),
                new Quantity.NotKnown("no review and no 1:1 is kept yet: they come with growth"),
                Rows.NONE,
                List.of(),
                List.of());
    }

    /// Returns how many work in a team.
    ///
    /// @param team the team, of that day
    public Figure members(Unit team) {
        var members = membersOf(team);
        return figure(
                new Subject(
                        "people.members",
                        "Members",
                        "whether the team is large enough to carry its work",
                        "people who work in the team itself on the day, whatever their share (v1)"),
                new Quantity.Count(members.size(), "people"),
                shares(members, team),
                List.of(),
                List.of(new OtherRule("sum of their shares", Wording.decimal(team.fullTime()))));
    }

    private List<Colleague> membersOf(Unit team) {
        return day.persons().stream()
                .filter(one -> share(one, team) > 0)
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }

    private static Rows shares(List<Colleague> members, Unit team) {
        return new Rows(
                List.of("Name", "Share in percent"),
                members.stream().map(one -> List.of(one.name(), "" + share(one, team))).toList());
    }

    /// Returns which part of a team's members works in it with all of their time.
    ///
    /// @param team the team, of that day
    public Figure undivided(Unit team) {
        var members = membersOf(team);
        long whole = members.stream().filter(one -> share(one, team) == 100).count();
        return figure(
                new Subject(
                        "people.undivided",
                        "With all of their time",
                        "end a split that costs more than it brings",
                        "members whose share in the team is 100 percent / members (v1)"),
                new Quantity.Part(new Share(whole, members.size()), "members"),
                shares(members, team),
                List.of(),
                List.of());
    }

    private static int share(Colleague one, Unit team) {
        return one.places().stream()
                .filter(place -> place.team().equals(team.id()))
                .mapToInt(OrganizationDay.Place::share)
                .sum();
    }

    private String name(PersonId id) {
        var known = colleagues.get(id);
        return known == null ? "somebody who does not work here on that day" : known.name();
    }

    private String teamsOf(Colleague one) {
        return one.places().stream()
                .map(place -> units.get(place.team()))
                .filter(Objects::nonNull)
                .map(Unit::name)
                .collect(Collectors.joining(", "));
    }

    /// What a figure is about. @param formula how it is counted, with its version
    private record Subject(String id, String label, String decision, String formula) {}

    private Figure figure(
            Subject subject,
            Quantity value,
            Rows rows,
            List<LeftOut> leftOut,
            List<OtherRule> otherwise) {
        return new Figure(
                subject.id(),
                subject.label(),
                value,
                new Explanation(
                        subject.decision(),
                        "on " + day.day(),
                        subject.formula(),
                        rows,
                        leftOut,
                        "the organisation as it is known now for " + day.day(),
                        otherwise));
    }
}
