package dev.quarterdeck.sources.jirasite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What sites do while they are read: they break, lose and move issues, and change their clocks.
class JiraFetchTest {

    private final LittleServer tool = new LittleServer();
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
    private final Outbound outbound =
            new Outbound(
                    new OutboundSettings(
                            Set.of("127.0.0.1"),
                            null,
                            List.of(),
                            null,
                            new OutboundSettings.Limits(
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(5),
                                    Duration.ofMinutes(1),
                                    50_000_000)),
                    clock.waiting(),
                    new Random(11));
    private final Taken taken = new Taken();

    @AfterEach
    void close() {
        outbound.close();
        tool.close();
    }

    /// Keeps in memory what is handed over.
    private static final class Taken implements Take {

        final Map<String, String> cursors = new HashMap<>();
        final Map<String, Set<String>> ids = new HashMap<>();
        final Map<String, Map<String, String>> parameters = new HashMap<>();
        final List<String> gaps = new ArrayList<>();
        final Map<String, Long> expected = new HashMap<>();
        Set<String> before = new LinkedHashSet<>();
        @Nullable Set<String> whole;

        @Override
        public Optional<String> cursor(String stream) {
            return Optional.ofNullable(cursors.get(stream));
        }

        @Override
        public void page(
                String stream,
                Map<String, String> asked,
                List<JsonNode> records,
                @Nullable String cursorAfter) {
            var kept = ids.computeIfAbsent(stream, name -> new LinkedHashSet<>());
            records.forEach(one -> kept.add(Members.text(one, "id")));
            parameters.put(stream, asked);
            if (cursorAfter != null) {
                cursors.put(stream, cursorAfter);
            }
        }

        @Override
        public void cursor(String stream, String cursorAfter) {
            cursors.put(stream, cursorAfter);
        }

        @Override
        public void expects(String stream, long count) {
            expected.put(stream, count);
        }

        @Override
        public void whole(HistoryKind kind, Collection<String> listed) {
            whole = new LinkedHashSet<>(listed);
        }

        @Override
        public List<String> unlisted(HistoryKind kind, Collection<String> listed) {
            return before.stream().filter(id -> !listed.contains(id)).toList();
        }

        @Override
        public void gap(String what, String why, String remedy) {
            gaps.add(what);
        }

        @Override
        public void progress(String step, long done, long total) {
            // Nobody watches.
        }
    }

    private static PlayedSite site(boolean cloud, int issues) {
        var site = new PlayedSite(cloud, 3, 4);
        for (int i = 1; i <= issues; i++) {
            var updated = Instant.parse("2026-02-01T08:00:00Z").plus(Duration.ofHours(i));
            site.add(new PlayedSite.Issue(i, "HARBOR-" + i, updated, 1, 0));
        }
        return site;
    }

    private void fetch(Function<Asked, Told> answers, Scope scope) {
        tool.always(answers);
        var connector = new JiraConnector();
        var settings =
                new Settings(
                        connector.tool(),
                        Map.of("address", tool.address().toString(), "token", "sesame"));
        var line = outbound.line(settings.address());
        connector.fetch(new Visit(connector, settings, line, () -> {}), scope, taken);
    }

    private static final Scope PROJECT = new Scope("project", "100", "Harbor");

    private List<Asked> asked(String path) {
        return tool.asked().stream().filter(one -> one.path().endsWith(path)).toList();
    }

    @Test
    void asksCloudForNothingThatWasTakenAway() {
        fetch(site(true, 7)::answer, PROJECT);
        assertThat(asked("/search")).isEmpty();
        assertThat(taken.ids.get("issues"))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
        assertThat(taken.expected).containsEntry("issues", 7L);
    }

    @Test
    void findsFieldsBySchemaWhateverTheirNumbersAndNames() {
        fetch(site(true, 1)::answer, PROJECT);
        assertThat(taken.parameters.get("issues"))
                .containsEntry("field.sprint", "customfield_10020\tSprint")
                .containsEntry("field.points", "customfield_10016\tPunkte")
                .containsEntry("field.flag", "customfield_10021\tFlagged");
        assertThat(asked("/search/jql").getFirst().query("fields"))
                .contains("customfield_10020", "customfield_10016")
                .doesNotContain("summary", "description");
    }

    @Test
    void beginsSomeMinutesBeforeTheCursorOnTheClockOfTheAccount() {
        taken.cursors.put("issues", "2026-02-01T11:50:30Z");
        fetch(site(true, 7)::answer, PROJECT);
        assertThat(asked("/search/jql").getFirst().query("jql"))
                .isEqualTo(
                        "project = 100 AND updated >= \"2026/02/01 12:50\" ORDER BY updated ASC, key ASC");
        assertThat(taken.cursors).containsEntry("issues", "2026-02-01T14:50:00Z");
    }

    @Test
    void takesNoMinuteThatTheClockShowsTwice() {
        var site = new Site(true, ZoneId.of("Europe/Berlin"));
        assertThat(site.minute(Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo("2026/10/25 01:59");
        assertThat(site.minute(Instant.parse("2026-10-25T01:30:00Z")))
                .isEqualTo("2026/10/25 01:59");
        assertThat(site.minute(Instant.parse("2026-10-25T02:30:59Z")))
                .isEqualTo("2026/10/25 03:30");
    }

    @Test
    void losesNoIssueWhenOthersAreUpdatedWhileItReads() {
        var site = site(false, 9);
        var pages = new int[1];
        fetch(
                asked -> {
                    var told = site.answer(asked);
                    if (asked.path().endsWith("/search")
                            && asked.query("fields").contains("status")
                            && pages[0]++ == 0) {
                        // Those of the first page move to the end of the list.
                        for (int i = 1; i <= 3; i++) {
                            site.add(
                                    new PlayedSite.Issue(
                                            i,
                                            "HARBOR-" + i,
                                            Instant.parse("2026-03-01T00:00:00Z"),
                                            2,
                                            0));
                        }
                    }
                    return told;
                },
                PROJECT);
        assertThat(taken.ids.get("issues")).hasSize(9);
        assertThat(taken.whole).hasSize(9);
    }

    @Test
    void readsOnThroughAMinuteInWhichMoreWasUpdatedThanAPageHolds() {
        var site = new PlayedSite(false, 3, 4);
        for (int i = 1; i <= 10; i++) {
            site.add(
                    new PlayedSite.Issue(
                            i, "HARBOR-" + i, Instant.parse("2026-02-01T08:00:07Z"), 0, 0));
        }
        fetch(site::answer, PROJECT);
        assertThat(taken.ids.get("issues")).hasSize(10);
    }

    @Test
    void tellsWhichIssuesAreGoneAndReadsThoseThatWereMoved() {
        var site = site(true, 4);
        site.moved.put(
                8, new PlayedSite.Issue(8, "QUAY-1", Instant.parse("2026-02-02T00:00:00Z"), 1, 0));
        taken.before.addAll(List.of("1", "2", "8", "9"));
        fetch(site::answer, PROJECT);
        assertThat(taken.whole).containsExactlyInAnyOrder("1", "2", "3", "4", "8");
        assertThat(taken.ids.get("issues")).contains("8");
    }

    @Test
    void callsNothingGoneWhileTheListChanges() {
        var site = site(false, 9);
        var next = new int[] {1};
        fetch(
                asked -> {
                    var told = site.answer(asked);
                    if (asked.query("fields").equals("created")) {
                        site.issues.remove(next[0]++);
                    }
                    return told;
                },
                PROJECT);
        assertThat(taken.whole).isNull();
        assertThat(taken.gaps).contains("the list of all issues");
    }

    @Test
    void goesOnWithoutWhatOneIssueHides() {
        var site = new PlayedSite(true, 3, 4);
        site.add(new PlayedSite.Issue(1, "HARBOR-1", Instant.parse("2026-02-01T08:00:00Z"), 9, 9));
        fetch(
                asked ->
                        asked.path().endsWith("/changelog")
                                ? Told.of(403, "{}")
                                : site.answer(asked),
                PROJECT);
        assertThat(taken.gaps).containsExactly("changes of the issue 1");
        assertThat(taken.ids.get("comments")).hasSize(9);
        assertThat(taken.ids.get("issues")).containsExactly("1");
    }

    @Test
    void saysWhenAChangeLogWasReadToItsEnd() {
        var site = new PlayedSite(true, 3, 4);
        site.add(new PlayedSite.Issue(1, "HARBOR-1", Instant.parse("2026-02-01T08:00:00Z"), 9, 0));
        fetch(site::answer, PROJECT);
        assertThat(taken.ids.get("changelogs")).hasSize(9);
        assertThat(taken.parameters.get("changelogs"))
                .containsEntry("issue", "1")
                .containsEntry("whole", "2026-02-01T08:00:00Z");
    }

    @Test
    void asksForSmallerPagesOfASiteThatBreaksOverLargeOnes() {
        var site = site(true, 5);
        fetch(
                asked ->
                        asked.path().endsWith("/search/jql")
                                        && asked.query("maxResults").equals("100")
                                ? Told.of(502, "<html>")
                                : site.answer(asked),
                PROJECT);
        assertThat(taken.ids.get("issues")).hasSize(5);
    }

    @Test
    void readsABoardByItsFilterSoThatDoneIssuesStay() {
        fetch(site(true, 2)::answer, new Scope("board", "4", "Harbor board"));
        assertThat(asked("/search/jql").getFirst().query("jql"))
                .isEqualTo("filter = 77 ORDER BY updated ASC, key ASC");
        assertThat(taken.ids.get("sprints")).containsExactly("38");
    }

    @Test
    void readsAQueryWithoutItsOrder() {
        fetch(
                site(true, 2)::answer,
                new Scope("query", "labels = sea or key = A-1 ORDER  BY rank", ""));
        assertThat(asked("/search/jql").getFirst().query("jql"))
                .isEqualTo("(labels = sea or key = A-1) ORDER BY updated ASC, key ASC");
    }

    @Test
    void endsWhenAPageFollowsItself() {
        var site = site(true, 2);
        assertThatThrownBy(
                        () ->
                                fetch(
                                        asked ->
                                                asked.path().endsWith("/search/jql")
                                                        ? Told.of(
                                                                200,
                                                                "{\"issues\":[],\"nextPageToken\":\"t\"}")
                                                        : site.answer(asked),
                                        PROJECT))
                .isInstanceOf(ToolTrouble.class);
    }
}
