package dev.quarterdeck.metrics.board;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.platform.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Open the boards of teams, or of everything: their work thing by thing, as of a day.
public final class TeamBoards {

    private static final int KEPT = 64;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final TeamMetrics metrics;
    private final Measured measured;
    private final Organization organization;
    private final Clock clock;
    private final Recent<BoardStore.Scope, Made> past = new Recent<>(KEPT);
    private final Recent<Waited, WaitSums> waits = new Recent<>(KEPT);

    TeamBoards(TeamMetrics metrics, Measured measured, Organization organization, Clock clock) {
        this.metrics = metrics;
        this.measured = measured;
        this.organization = organization;
        this.clock = clock;
    }

    /// How work waited, as long as no row changes. @param at how often rows had changed
    private record Waited(@Nullable List<String> teams, Instant from, long at) {}

    /// What was known at a past moment; what is told late may change it.
    private record Made(Sheet sheet, Instant at) {}

    /// A board that may be opened, or why not.
    public sealed interface Answer {

        /// Here it is.
        record Open(Board board) implements Answer {}

        /// The team is too small, or others' numbers would follow. @param reason a sentence
        record Hidden(String reason) implements Answer {}
    }

    /// Opens the board of one team over so many weeks, the last of which holds the day.
    ///
    /// @param team with the teams below it, or null for everything
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may see no delivery, or there is no
    ///     such team
    public Answer open(Viewer viewer, @Nullable UUID team, LocalDate day, int weeks) {
        var question = question(day, weeks);
        var asked = team == null ? question : question.of(List.of(team));
        var hidden = metrics.scopes(viewer, asked).getFirst().hidden();
        if (hidden != null) {
            return new Answer.Hidden(hidden);
        }
        var scope = scope(organization.asOf(viewer, day), question, team);
        return new Answer.Open(boards(List.of(scope), day).getFirst());
    }

    /// Opens the boards of those teams that may be shown.
    ///
    /// @throws dev.quarterdeck.platform.Refusal as for {@link #open}
    public Map<UUID, Board> openAll(Viewer viewer, List<UUID> teams, LocalDate day, int weeks) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        var question = question(day, weeks);
        var shown =
                metrics.scopes(viewer, question.of(teams)).stream()
                        .filter(one -> one.hidden() == null)
                        .map(Report.Scope::team)
                        .toList();
        var on = organization.asOf(viewer, day);
        var boards = boards(shown.stream().map(team -> scope(on, question, team)).toList(), day);
        var opened = new HashMap<UUID, Board>();
        for (int at = 0; at < boards.size(); at++) {
            var team = shown.get(at);
            if (team != null) {
                opened.put(team, boards.get(at));
            }
        }
        return opened;
    }

    private Question question(LocalDate day, int weeks) {
        return Question.lastWeeks(day, weeks);
    }

    private BoardStore.Scope scope(OrganizationDay on, Question question, @Nullable UUID team) {
        return new BoardStore.Scope(
                team == null ? null : names(on.inside(team)),
                question.firstMonday().atStartOfDay().toInstant(ZoneOffset.UTC),
                Question.seen(question.asOf(), clock.instant()));
    }

    private static List<String> names(Set<UUID> teams) {
        return teams.stream().map(UUID::toString).sorted().toList();
    }

    private List<Board> boards(List<BoardStore.Scope> scopes, LocalDate day) {
        if (scopes.isEmpty()) {
            return List.of();
        }
        return Question.isPast(day, clock.instant()) ? then(scopes) : now(scopes);
    }

    private List<Board> now(List<BoardStore.Scope> scopes) {
        var whole = whole(scopes);
        var at = measured.changes("item", "change");
        return scopes.stream()
                .map(
                        scope ->
                                Board.now(
                                        scope,
                                        measured,
                                        () ->
                                                waits.get(
                                                        new Waited(whole.teams(), whole.from(), at),
                                                        () ->
                                                                measured.now(
                                                                        sql ->
                                                                                WaitSums.of(
                                                                                        sql,
                                                                                        whole)))))
                .toList();
    }

    /// Returns what all of some scopes lie in.
    private static BoardStore.Scope whole(List<BoardStore.Scope> scopes) {
        var first = scopes.getFirst();
        boolean isAll = scopes.stream().anyMatch(scope -> scope.teams() == null);
        var teams =
                scopes.stream()
                        .flatMap(scope -> Stream.ofNullable(scope.teams()).flatMap(List::stream))
                        .distinct()
                        .sorted()
                        .toList();
        return new BoardStore.Scope(isAll ? null : teams, first.from(), first.then());
    }

    private List<Board> then(List<BoardStore.Scope> scopes) {
        var sheets = new HashMap<BoardStore.Scope, Sheet>();
        scopes.forEach(scope -> fresh(scope).ifPresent(one -> sheets.put(scope, one.sheet())));
        var missing = scopes.stream().filter(scope -> !sheets.containsKey(scope)).toList();
        if (!missing.isEmpty()) {
            var now = clock.instant();
            measured.asOf(
                    scopes.getFirst().then(),
                    sql -> {
                        missing.forEach(scope -> sheets.put(scope, Sheet.of(sql, scope)));
                        return missing.size();
                    });
            missing.forEach(scope -> past.put(scope, new Made(sheet(sheets, scope), now)));
        }
        return scopes.stream()
                .map(scope -> Board.past(scope, measured, sheet(sheets, scope)))
                .toList();
    }

    private static Sheet sheet(Map<BoardStore.Scope, Sheet> sheets, BoardStore.Scope scope) {
        return Objects.requireNonNull(sheets.get(scope));
    }

    private Optional<Made> fresh(BoardStore.Scope scope) {
        return past.find(scope).filter(one -> one.at().plus(FRESH).isAfter(clock.instant()));
    }
}
