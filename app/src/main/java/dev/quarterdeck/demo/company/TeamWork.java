package dev.quarterdeck.demo.company;

import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReadingRules.Evidence;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.demo.company.LittleCompany.Colleague;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Holds two years of one team's work: its repository and its tracker.
public final class TeamWork {

    private static final List<Integer> SIZES = List.of(1, 2, 2, 3, 3, 5, 8);

    private final TeamPlan plan;
    private final LocalDate today;
    private final TrackerStory trackerStory;
    private final List<ItemStory> items;
    private final RepositoryStory.Landed landed;
    private final List<Colleague> team;
    private final long seed;

    TeamWork(TeamPlan plan, LittleCompany company, long seed) {
        this.plan = plan;
        this.seed = seed;
        this.today = company.today();
        var draw = new Draw(seed, plan.prefix());
        var releases = Releases.of(plan, today);
        this.team =
                company.colleagues().stream()
                        .filter(one -> one.team().equals(plan.team()))
                        .toList();
        this.trackerStory = new TrackerStory(plan, today, draw, releases);
        this.items = trackerStory.items();
        this.landed =
                new RepositoryStory(plan, today, draw, team).landed(items, releases, end(today));
    }

    /// What a look at the team's work on one day reads.
    ///
    /// @param repository the repository's name
    /// @param team the key of the team whose it is
    /// @param day the day looked at
    /// @param history what had landed by its end
    /// @param tracker what the tracker told by its end
    public record AsOf(
            String repository,
            String team,
            LocalDate day,
            RepositoryHistory history,
            Tracker tracker) {

        /// Returns the end of the day.
        public Instant moment() {
            return history.asOf();
        }
    }

    /// Returns the repository's name.
    public String repository() {
        return plan.repository();
    }

    /// Returns the key of the team.
    public String team() {
        return plan.team();
    }

    /// Returns what was known at the end of a day; nothing later.
    public AsOf asOf(LocalDate day) {
        var moment = end(day);
        return new AsOf(
                plan.repository(),
                plan.team(),
                day,
                history(moment),
                trackerStory.tracker(items, moment));
    }

    /// Returns what the team's tools would tell of it, up to today's beginning.
    public TeamTale tale() {
        var now = end(today);
        var sprints = new SprintStory(plan, today, new Draw(seed, plan.prefix() + " sprints"));
        var draw = new Draw(seed, plan.prefix() + " tale");
        var unfinished =
                items.stream()
                        .filter(one -> one.finished() == null || one.finished().isAfter(now))
                        .map(ItemStory::key)
                        .collect(Collectors.toSet());
        var changes = new ReviewStory(plan, draw, team).of(landed.changes(), unfinished);
        var shipping = new ShippingStory(plan, today, draw, changes).told();
        var epics = epics();
        return new TeamTale(
                plan.team(),
                plan.repository(),
                plan.prefix(),
                sprints.all(),
                epics,
                items.stream()
                        .filter(one -> !one.created().isAfter(now))
                        .map(one -> item(one, epics, sprints, now))
                        .toList(),
                changes,
                shipping.runs(),
                shipping.deployments(),
                shipping.incidents());
    }

    private List<TeamTale.Epic> epics() {
        return Initiative.of(today).stream()
                .filter(one -> one.teams().contains(plan.team()))
                .map(
                        one ->
                                new TeamTale.Epic(
                                        plan.prefix() + "-" + one.name().length(),
                                        one.name(),
                                        one.started()))
                .toList();
    }

    private static TeamTale.Item item(
            ItemStory item, List<TeamTale.Epic> epics, SprintStory sprints, Instant now) {
        var events = new ArrayList<WorkItemEvent>(item.until(now).events());
        events.addAll(sprints.of(item, now));
        var draw = new Draw(0, item.key());
        var epic =
                epics.stream()
                        .filter(
                                one ->
                                        item.versions().stream()
                                                .anyMatch(put -> put.version().equals(one.name())))
                        .map(TeamTale.Epic::key)
                        .findFirst()
                        .orElse(null);
        return new TeamTale.Item(item.key(), events, draw.onceIn(6) ? null : draw.of(SIZES), epic);
    }

    // Of today nothing has happened yet: nobody knows at which hour the demo is started.
    private Instant end(LocalDate day) {
        return day.isBefore(today)
                ? day.atTime(18, 0).toInstant(ZoneOffset.UTC)
                : today.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private RepositoryHistory history(Instant moment) {
        var changes =
                landed.changes().stream().filter(one -> !one.landed().isAfter(moment)).toList();
        var commits = changes.stream().map(Change::tip).toList();
        var yearAgo = moment.atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
        var people =
                (int)
                        commits.stream()
                                .map(commit -> commit.author())
                                .filter(author -> !author.bot())
                                .map(Author::number)
                                .distinct()
                                .count();
        return new RepositoryHistory(
                plan.repository(),
                commits.isEmpty() ? "" : commits.getFirst().hash(),
                moment,
                commits.size(),
                commits,
                changes,
                landed.moduleChanges().stream()
                        .filter(
                                one ->
                                        !one.committed().isAfter(moment)
                                                && one.committed().isAfter(yearAgo))
                        .toList(),
                landed.tags().stream().filter(one -> !one.tagged().isAfter(moment)).toList(),
                plan.habits().declaresAi() ? List.of("AGENTS.md") : List.of(),
                List.of(),
                people,
                people,
                false,
                rules(changes));
    }

    private ReadingRules rules(List<Change> changes) {
        long named = changes.stream().filter(one -> !one.tickets().isEmpty()).count();
        return new ReadingRules(
                List.of(
                        new Evidence(
                                plan.prefix(),
                                "%d numbers at the head of subjects".formatted(named),
                                false)),
                List.of(),
                false,
                List.of(new Evidence("harbor-bot", "its name ends in -bot", false)),
                List.of(),
                "main");
    }
}
