package dev.quarterdeck.demo.company;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.demo.company.LittleCompany.Colleague;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws the commits by which a team's items came about, and what else a repository sees.
final class RepositoryStory {

    private static final Author BOT = new Author(999, true);
    private static final List<Marker> DARK =
            List.of(Marker.MINOR, Marker.MINOR, Marker.NONE, Marker.TEST, Marker.DOCUMENTATION);

    private final TeamPlan plan;
    private final LocalDate today;
    private final Draw draw;
    private final List<Colleague> team;
    private final List<Change> changes = new ArrayList<>();
    private final List<ModuleChange> moduleChanges = new ArrayList<>();

    RepositoryStory(TeamPlan plan, LocalDate today, Draw draw, List<Colleague> team) {
        this.plan = plan;
        this.today = today;
        this.draw = draw;
        this.team = team;
    }

    /// Everything that ever landed, newest first.
    record Landed(List<Change> changes, List<ModuleChange> moduleChanges, List<ReleaseTag> tags) {}

    Landed landed(List<ItemStory> items, Releases releases, Instant now) {
        items.forEach(item -> landed(item, now));
        for (var day = today.minusYears(2); !day.isAfter(today); day = day.plusWeeks(1)) {
            var at = draw.during(Draw.nextWorkday(day));
            land(commit(at, BOT, List.of(), Marker.DEPENDENCY, AiDeclaration.NONE));
        }
        releases.all().forEach(this::afterRelease);
        changes.removeIf(change -> change.landed().isAfter(now));
        moduleChanges.removeIf(change -> change.committed().isAfter(now));
        changes.sort(Comparator.comparing(Change::landed).reversed());
        moduleChanges.sort(Comparator.comparing(ModuleChange::committed).reversed());
        return new Landed(List.copyOf(changes), List.copyOf(moduleChanges), tags(releases, now));
    }

    private void landed(ItemStory item, Instant now) {
        var started = item.started();
        if (started == null || started.isAfter(now)) {
            return;
        }
        var end = item.finished() == null ? now : item.finished();
        int commits = 1 + draw.arrivals(1.2);
        for (int one = 1; one <= commits; one++) {
            var part = Duration.between(started, end).multipliedBy(one).dividedBy(commits);
            var at = Draw.workedBy(started.plus(part));
            work(item.key(), at.isBefore(started) ? started : at);
        }
        if (draw.onceIn(plan.habits().revertOnceIn())) {
            var at = draw.atWork(end.plus(1, ChronoUnit.DAYS));
            var module = draw.of(plan.modules());
            land(
                    commit(
                            at,
                            author(module, at),
                            List.of(item.key()),
                            Marker.REVERT,
                            AiDeclaration.NONE));
        }
    }

    private void work(String key, Instant at) {
        var module = draw.of(plan.modules());
        var author = author(module, at);
        boolean dark = draw.onceIn(plan.habits().darkOnceIn());
        land(
                commit(
                        at,
                        author,
                        dark ? List.of() : List.of(key),
                        dark ? draw.of(DARK) : Marker.NONE,
                        declaration(at)));
        moduleChanges.add(
                new ModuleChange(module, author, at, draw.lines(30), 1 + draw.arrivals(2)));
    }

    private AiDeclaration declaration(Instant at) {
        boolean recent = at.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(today.minusDays(200));
        return plan.habits().declaresAi() && recent && draw.onceIn(3)
                ? AiDeclaration.TRAILER
                : AiDeclaration.NONE;
    }

    /// A module that hangs on one person is changed by them three times of four.
    private Author author(String module, Instant at) {
        int owners = plan.habits().owners();
        var day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        int owner = owners == 0 ? 0 : plan.modules().indexOf(module) % owners;
        if (owners > 0 && team.get(owner).worksOn(day) && !draw.onceIn(4)) {
            return new Author(owner, false);
        }
        var there = team.stream().filter(one -> one.worksOn(day)).toList();
        return new Author(team.indexOf(draw.of(there)), false);
    }

    private void afterRelease(Releases.Release release) {
        var at = release.moment();
        var module = draw.of(plan.modules());
        land(
                commit(
                        at.minus(2, ChronoUnit.HOURS),
                        author(module, at),
                        List.of(),
                        Marker.RELEASE,
                        AiDeclaration.NONE));
        if (draw.onceIn(4)) {
            var repaired = draw.atWork(at.plus(2, ChronoUnit.DAYS));
            land(
                    commit(
                            repaired,
                            author(module, repaired),
                            List.of(),
                            Marker.HOTFIX,
                            AiDeclaration.NONE));
        }
    }

    private static List<ReleaseTag> tags(Releases releases, Instant now) {
        var tags = new ArrayList<ReleaseTag>();
        for (var release : releases.all()) {
            var name = "v" + release.version();
            var candidate = release.moment().minus(5, ChronoUnit.DAYS);
            tags.add(
                    new ReleaseTag(
                            name + "-rc1", candidate, ReleaseTag.Kind.CANDIDATE, "ends in -rc1"));
            tags.add(
                    new ReleaseTag(
                            name, release.moment(), ReleaseTag.Kind.RELEASE, "a plain version"));
        }
        tags.removeIf(tag -> tag.tagged().isAfter(now));
        tags.sort(Comparator.comparing(ReleaseTag::tagged));
        return List.copyOf(tags);
    }

    private void land(Commit commit) {
        changes.add(new Change(commit, List.of()));
    }

    private Commit commit(
            Instant at, Author author, List<String> tickets, Marker marker, AiDeclaration ai) {
        return new Commit(
                draw.hash(),
                at,
                at,
                author,
                1,
                tickets,
                marker,
                marker == Marker.REVERT,
                marker == Marker.HOTFIX,
                ai);
    }
}
