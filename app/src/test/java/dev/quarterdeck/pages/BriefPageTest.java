package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BriefPageTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String NAME = "brief <b>harbor</b>";
    private static final FirstLook LOOK = LittleCompanyLook.whole();

    private static Browser reader;

    @BeforeAll
    static void keepTwoLooks() {
        var repository =
                SERVER.bean(Repositories.class)
                        .add(Viewer.console(), new Repositories.Said(NAME, null, null, null, null));
        var looks = SERVER.bean(Looks.class);
        looks.keep(Viewer.console(), repository.id(), LOOK);
        looks.keep(Viewer.console(), repository.id(), asOf(LOOK.asOf().minusWeeks(5)));
        reader = Reader.administrator(SERVER);
    }

    // The same statements said five weeks earlier: their dates are then five weeks further away.
    private static FirstLook asOf(LocalDate day) {
        return asOf(day, LOOK.sections());
    }

    private static FirstLook asOf(LocalDate day, List<Section> sections) {
        return new FirstLook(
                "",
                LOOK.subject(),
                day,
                LOOK.made(),
                LOOK.readings(),
                sections,
                LOOK.guesses(),
                LOOK.unknowns(),
                LOOK.gaps(),
                LOOK.issues(),
                LOOK.nextCommands());
    }

    @Test
    void saysWhatMovedBetweenTwoLooks() {
        var page = reader.open("/?asOf=" + LOOK.asOf()).body();

        assertThat(page)
                .contains("brief &lt;b", "weeks, 5 fewer than on", "dates are more sure.")
                .contains("explain=forecast.range")
                .doesNotContain("<b>harbor</b>");
    }

    @Test
    void sortsNumbersByTheirSize() {
        keep("sorted one", 100);
        keep("sorted two", 9);
        keep("sorted three", 40);
        var path = "/?moved.q=sorted&asOf=" + LOOK.asOf() + "&moved.sort=";

        assertThat(reader.open(path + "named").body())
                .containsSubsequence(">9%<", ">40%<", ">100%<");
        assertThat(reader.open(path + "-named").body())
                .containsSubsequence(">100%<", ">40%<", ">9%<");
    }

    private static void keep(String name, long named) {
        var repository =
                SERVER.bean(Repositories.class)
                        .add(Viewer.console(), new Repositories.Said(name, null, null, null, null));
        var why =
                new Explanation(
                        "",
                        "",
                        "named / all (v1)",
                        Explanation.Rows.NONE,
                        List.of(),
                        "",
                        List.of());
        var figure =
                new Figure(
                        "link.named",
                        "Named",
                        new Quantity.Part(new Share(named, 100), "changes"),
                        why);
        var section =
                new Section(
                        "link",
                        "Link",
                        List.of(new Section.Said(figure, "named")),
                        List.of(),
                        List.of(),
                        List.of(),
                        "");
        SERVER.bean(Looks.class)
                .keep(Viewer.console(), repository.id(), asOf(LOOK.asOf(), List.of(section)));
    }

    @Test
    void asksToLookAgainWhenALookIsOld() {
        assertThat(reader.open("/?asOf=" + LOOK.asOf().plusDays(40)).body())
                .contains("40 days before.", "/delivery/import");
    }

    @Test
    void isTextToPasteThatRunsNothing() {
        var text = reader.open("/brief.md?asOf=" + LOOK.asOf());

        assertThat(text.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/markdown");
        assertThat(text.body())
                .startsWith("# Brief as of " + LOOK.asOf())
                .contains("brief \\<b\\>harbor", "| Repository |");
    }

    @Test
    void leadsOverFiveStepsAndOutOfEach() {
        for (int step = 1; step <= 5; step++) {
            assertThat(reader.open("/plan?tour=" + step).body())
                    .contains("Tour, %d of 5".formatted(step), "href=\"/plan\"")
                    .contains(step < 5 ? "Leave the tour" : "Done");
        }
        assertThat(reader.open("/plan?tour=6").body()).doesNotContain("Tour, ");
    }
}
