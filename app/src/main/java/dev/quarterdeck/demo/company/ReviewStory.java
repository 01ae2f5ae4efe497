package dev.quarterdeck.demo.company;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.demo.company.LittleCompany.Colleague;
import dev.quarterdeck.demo.company.TeamTale.Pushed;
import dev.quarterdeck.demo.company.TeamTale.Review;
import dev.quarterdeck.demo.company.TeamTale.Reviewed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws how what landed was offered, reviewed and merged: the commits of one item are one change.
final class ReviewStory {

    private static final String BOT = "harbor-bot[bot]";

    private final TeamPlan plan;
    private final Draw draw;
    private final List<Colleague> team;
    private final List<Reviewed> changes = new ArrayList<>();

    ReviewStory(TeamPlan plan, Draw draw, List<Colleague> team) {
        this.plan = plan;
        this.draw = draw;
        this.team = team;
    }

    /// What is drawn of a change before its reviews.
    ///
    /// @param offered when it was offered for review
    /// @param merged when it landed
    private record Course(String account, Instant first, Instant offered, Instant merged) {}

    /// @param landed what landed, newest first
    /// @param unfinished keys of the items on which work goes on
    List<Reviewed> of(List<Change> landed, Set<String> unfinished) {
        var together = new LinkedHashMap<String, List<Change>>();
        for (var change : landed.reversed()) {
            together.computeIfAbsent(group(change), key -> new ArrayList<>()).add(change);
        }
        together.values().forEach(all -> add(all, unfinished));
        changes.sort(Comparator.comparing(Reviewed::opened));
        var numbered = new ArrayList<Reviewed>();
        for (var one : changes) {
            numbered.add(numbered(one, numbered.size() + 1));
        }
        return numbered;
    }

    private static String group(Change change) {
        var tip = change.tip();
        return tip.tickets().isEmpty() || tip.revert() ? tip.hash() : tip.tickets().getFirst();
    }

    private void add(List<Change> together, Set<String> unfinished) {
        var last = together.getLast();
        var course = course(together);
        var key = last.tickets().isEmpty() ? "" : last.tickets().getFirst();
        boolean isOpen = unfinished.contains(key) && !last.tip().revert();
        var reviews = isOpen && draw.onceIn(2) ? List.<Review>of() : reviews(course);
        boolean isDraft = draw.onceIn(7);
        var opened =
                isDraft
                        ? worked(course.offered(), draw.lasting(Duration.ofHours(18), 0.7))
                        : course.offered();
        changes.add(
                new Reviewed(
                        0,
                        title(last, key),
                        branch(last, key),
                        course.account(),
                        opened,
                        isDraft ? course.offered() : null,
                        commits(together, course, opened, reviews),
                        reviews,
                        isOpen ? null : course.merged(),
                        null,
                        isOpen ? "" : last.tip().hash(),
                        draw.lines(plan.review().lines()),
                        1 + draw.arrivals(2.5),
                        last.tip().ai() != AiDeclaration.NONE));
        if (draw.onceIn(30) && !isOpen) {
            givenUp(course, key);
        }
    }

    /// A first attempt that was closed in favour of what landed.
    private void givenUp(Course course, String key) {
        var opened = worked(course.first(), Duration.ofDays(1));
        changes.add(
                new Reviewed(
                        0,
                        (key.isEmpty() ? "" : key + ": ") + "A first attempt",
                        "attempt-" + draw.hash().substring(0, 8),
                        course.account(),
                        opened,
                        null,
                        List.of(new Pushed(draw.hash(), opened, course.account())),
                        List.of(),
                        null,
                        course.first(),
                        "",
                        draw.lines(plan.review().lines()),
                        1 + draw.arrivals(2),
                        false));
    }

    private Course course(List<Change> together) {
        var merged = together.getLast().landed();
        var account = account(together.getLast(), merged);
        var habits = plan.review();
        boolean isUrgent = together.getLast().tip().hotfix();
        var took =
                isUrgent
                        ? Duration.ofMinutes(40)
                        : draw.lasting(Duration.ofHours(habits.pickup()), 0.8)
                                .plus(draw.lasting(Duration.ofHours(habits.review()), 0.9))
                                .plus(draw.lasting(Duration.ofMinutes(70), 1));
        var offered = worked(merged, took);
        var began = together.getFirst().landed();
        var first =
                began.isBefore(offered)
                        ? began
                        : worked(offered, draw.lasting(Duration.ofHours(7), 0.8));
        return new Course(account, first, offered, merged);
    }

    private String account(Change change, Instant at) {
        var author = change.tip().author();
        return author.bot() ? BOT : team.get(author.number()).account();
    }

    private static Instant worked(Instant end, Duration before) {
        var at = Draw.workedBy(end.minus(before));
        return at.isBefore(end) ? at : end.minus(before);
    }

    private List<Pushed> commits(
            List<Change> together, Course course, Instant opened, List<Review> reviews) {
        var commits = new ArrayList<Pushed>();
        int count = together.size();
        var first = course.first().isBefore(opened) ? course.first() : opened;
        var span = Duration.between(first, opened);
        for (int at = 0; at < count; at++) {
            commits.add(
                    new Pushed(
                            draw.hash(),
                            first.plus(span.multipliedBy(at).dividedBy(count)),
                            course.account()));
        }
        if (reviews.size() > 1) {
            var answered = reviews.getFirst().at();
            var half = Duration.between(answered, reviews.getLast().at()).dividedBy(2);
            commits.add(new Pushed(draw.hash(), answered.plus(half), course.account()));
        }
        return commits;
    }

    private List<Review> reviews(Course course) {
        var reviewer = reviewer(course);
        if (reviewer == null || draw.onceIn(plan.review().unreviewedOnceIn())) {
            return List.of();
        }
        var all = Duration.between(course.offered(), course.merged());
        int waits = 45 + draw.below(35);
        var answered = course.offered().plus(all.multipliedBy(waits).dividedBy(100));
        var approved = course.offered().plus(all.multipliedBy(95).dividedBy(100));
        return draw.onceIn(4)
                ? List.of(
                        new Review(answered, reviewer, false), new Review(approved, reviewer, true))
                : List.of(new Review(answered, reviewer, true));
    }

    private @Nullable String reviewer(Course course) {
        var day = course.offered().atOffset(ZoneOffset.UTC).toLocalDate();
        var others =
                team.stream()
                        .filter(one -> one.worksOn(day) && !one.account().equals(course.account()))
                        .toList();
        return others.isEmpty() ? null : draw.of(others).account();
    }

    private static String title(Change change, String key) {
        var named = key.isEmpty() ? "" : key + ": ";
        if (change.tip().revert()) {
            return "Revert \"" + named + "what went out before\"";
        }
        return switch (change.tip().marker()) {
            case HOTFIX -> "HOTFIX: " + named + "what broke";
            case DEPENDENCY -> "Bump a library";
            case RELEASE -> "Prepare a release";
            case TEST -> "Tests for what had none";
            case DOCUMENTATION -> "Words that were missing";
            default -> named + "Work on the " + change.tip().hash().charAt(0) + " part";
        };
    }

    private static String branch(Change change, String key) {
        var short8 = change.tip().hash().substring(0, 8);
        if (change.tip().marker() == Marker.HOTFIX) {
            return "hotfix/" + short8;
        }
        return key.isEmpty() ? "work-" + short8 : key + "-" + short8;
    }

    private static Reviewed numbered(Reviewed it, long number) {
        return new Reviewed(
                number,
                it.title(),
                it.branch(),
                it.account(),
                it.opened(),
                it.ready(),
                it.commits(),
                it.reviews(),
                it.merged(),
                it.closed(),
                it.landed(),
                it.lines(),
                it.files(),
                it.assisted());
    }
}
