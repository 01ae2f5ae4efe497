package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ReadingRules.Evidence;
import dev.quarterdeck.engine.identity.BotSigns;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergedIdentitiesTest {

    private static MergedIdentities merge(List<List<String>> given, String... people) {
        return merge(given, List.of(), people);
    }

    private static MergedIdentities merge(
            List<List<String>> given, List<String> apart, String... people) {
        IdentityBook book = new IdentityBook(new BotSigns(List.of(), List.of()));
        for (String person : people) {
            int open = person.indexOf('<');
            book.note(
                    person.substring(0, open).strip(),
                    person.substring(open + 1, person.length() - 1));
        }
        return MergedIdentities.of(book.identities(), given, apart);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Quill <ada@little.example> | A. Quill <ADA@little.example>",
                "Ada Quill <ada@little.example> | Ada Quill <ada@home.example>",
                "Ada Quill <ada@little.example> | ada  quill <aq@home.example>",
                "Zoë Ångström <zoe@little.example> | Zoe Angstrom <zoe@home.example>",
                "Ada Quill <12+aquill@users.noreply.github.com> | AQ <aquill@users.noreply.github.com>",
                "aquill <ada@home.example> | Ada Quill <12+aquill@users.noreply.github.com>",
                "aquill <aquill@little.example> | aquill <aquill@home.example>",
                "aquill <ada.quill@little.example> | Ada Quill <ada@home.example>",
            })
    void takesForOnePerson(String one, String other) {
        assertThat(merge(List.of(), one, other).people()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Quill <ada@little.example> | Bram Tidewater <bram@little.example>",
                "root <root@one.example> | root <root@two.example>",
                "unknown <a@little.example> | unknown <b@little.example>",
                "Your Name <a@little.example> | Your Name <b@little.example>",
                "Ada <ada@little.example> | Ada <ada.h@home.example>",
                "Ada Quill <you@example.com> | Bram Tidewater <you@example.com>",
                "Ada Quill <root@localhost> | Bram Tidewater <root@localhost>",
                "Ada Quill <info@one.example> | Bram Tidewater <info@two.example>",
            })
    void keepsApart(String one, String other) {
        assertThat(merge(List.of(), one, other).people()).isEqualTo(2);
    }

    @Test
    void followsTheGivenGroups() {
        MergedIdentities merged =
                merge(
                        List.of(List.of("ada@little.example", "Captain <cap@home.example>")),
                        "Ada Quill <ada@little.example>",
                        "Captain <cap@home.example>");

        assertThat(merged.people()).isEqualTo(1);
        assertThat(merged.evidence()).singleElement().extracting(Evidence::given).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@home.example",
                "ADA@Home.example",
                "Ada Quill <ada@home.example>",
            })
    void joinsAnAddressThatWasSetApartWithNoOther(String apart) {
        MergedIdentities merged =
                merge(
                        List.of(),
                        List.of(apart),
                        "Ada Quill <ada@little.example>",
                        "Ada Quill <ada@home.example>",
                        "Ada <ada@home.example>",
                        "Ada Quill <ada@pier.example>");

        assertThat(merged.people()).isEqualTo(2);
        assertThat(merged.evidence())
                .singleElement()
                .extracting(Evidence::value)
                .asString()
                .doesNotContain("home.example");
    }

    @Test
    void joinsAnAddressThatWasSetApartWhereAGroupSaysSo() {
        MergedIdentities merged =
                merge(
                        List.of(List.of("ada@home.example", "captain@pier.example")),
                        List.of("ada@home.example"),
                        "Ada Quill <ada@little.example>",
                        "Ada Quill <ada@home.example>",
                        "Captain <captain@pier.example>");

        assertThat(merged.people()).isEqualTo(2);
        assertThat(merged.evidence())
                .singleElement()
                .extracting(Evidence::value)
                .isEqualTo("Ada Quill <ada@home.example>, Captain <captain@pier.example>");
    }

    @Test
    void tellsWhyItMerged() {
        MergedIdentities merged =
                merge(
                        List.of(),
                        "Ada Quill <ada@little.example>",
                        "Ada Quill <ada@home.example>",
                        "Ada Quill <ada@home.example>");

        assertThat(merged.evidence())
                .containsExactly(
                        new Evidence(
                                "Ada Quill <ada@little.example>, Ada Quill <ada@home.example>",
                                "2 addresses, 3 commits: same full name",
                                false));
        assertThat(merged.addresses()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
                "renovate[bot] <bot@renovateapp.com>",
                "Jenkins <jenkins@build.example>",
                "github-actions <actions@github.com>",
                "harbour-bot <harbour@little.example>",
                "zapbot <zap@little.example>",
                "Harbour Build Server <builds@little.example>",
                "copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
                "Travis CI <builds@travis-ci.example>",
            })
    void countsNoProgramAsAPerson(String program) {
        MergedIdentities merged = merge(List.of(), program, "Ada Quill <ada@little.example>");

        assertThat(merged.people()).isEqualTo(1);
        assertThat(merged.authors().getFirst().bot()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bill Jenkins <bill@little.example>",
                "Noor Talbot <talbot@little.example>",
                "Claude Hale <claude@little.example>",
                "Devin Hale <devin@little.example>",
                "Abbot <abbot@little.example>",
                "travis <travis@little.example>",
            })
    void countsPeopleWithOddNamesAsPeople(String person) {
        assertThat(merge(List.of(), person).people()).isEqualTo(1);
    }

    @Test
    void followsWhatIsSaidAboutBots() {
        BotSigns signs = new BotSigns(List.of("Night Watch"), List.of("zapbot"));

        assertThat(signs.evidence("night watch", "nw@little.example")).isEqualTo("given");
        assertThat(signs.evidence("zapbot", "zap@little.example")).isEmpty();
    }

    @Test
    void recognisesGivenBotsByNameAndAddressTogether() {
        BotSigns signs =
                new BotSigns(
                        List.of(" Night Watch <NW@little.example> "),
                        List.of("zapbot <zap@little.example>"));

        assertThat(signs.evidence("Night Watch", "nw@little.example")).isEqualTo("given");
        assertThat(signs.isGiven("Night Watch", "nw@little.example")).isTrue();
        assertThat(signs.evidence("Night Watch", "other@little.example")).isEmpty();
        assertThat(signs.evidence("zapbot", "zap@little.example")).isEmpty();
        assertThat(signs.evidence("zapbot", "zap@other.example")).isNotEmpty();
    }

    @Test
    void mergesThousandsOfIdentitiesAtOnce() {
        String[] people =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        "Person Number%d <p%d@little.example>"
                                                .formatted(i % 10_000, i))
                        .toArray(String[]::new);

        assertThat(merge(List.of(), people).people()).isEqualTo(10_000);
    }
}
