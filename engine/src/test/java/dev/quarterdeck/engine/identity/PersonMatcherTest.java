package dev.quarterdeck.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonMatcherTest {

    private static final BotSigns BOTS = new BotSigns(List.of(), List.of());
    private static final UUID ADA = id(1);
    private static final UUID BRAM = id(2);
    private static final UUID NAMESAKE = id(3);

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static KnownPerson person(UUID id, String name, String address) {
        return new KnownPerson(id, List.of(name), List.of(address), List.of());
    }

    private static final KnownPerson BRAM_TIDEWATER =
            person(BRAM, "Bram Tidewater", "bram.tidewater@little.example");

    private static Match match(List<KnownPerson> persons, AccountTraces account) {
        return new PersonMatcher(persons, BOTS).resolve(List.of(account)).getFirst();
    }

    private static AccountTraces git(String name, String address) {
        return new AccountTraces("git", "", name, address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Quill | Ada Quill | ada.quill@little.example | CERTAIN",
                "Ada Quill | aq | ADA.QUILL+git@little.example | CERTAIN",
                "Ada Quill | Ada Quill | kite@home.example | STRONG",
                "Ada Quill | Quill, Ada | kite@home.example | STRONG",
                "Ada Quill | QUILL Ada (Contractor) | kite@home.example | STRONG",
                "Ada Quill | Ada M. Quill | kite@home.example | LIKELY",
                "Ada Marie Quill | Ada Quill | kite@home.example | LIKELY",
                "Ada Quill | A. Quill | kite@home.example | LIKELY",
                "Ada Quill | Ada Qiull | kite@home.example | LIKELY",
                "Adaline Quill | Ada Quill | kite@home.example | LIKELY",
                "Ada Quill | | ada.quill@old.example | LIKELY",
                "Ada Quill | | aquill@home.example | POSSIBLE",
                "Ada Quill | A. Quill | aquill7@home.example | STRONG",
                "Ada Quill | Ada | 12+adaquill@users.noreply.github.com | LIKELY",
                "Ada Quill | AdaQuill | kite@home.example | STRONG",
                "Jürgen Müller | Juergen Mueller | kite@home.example | STRONG",
                "Jürgen Müller | Jurgen Muller | kite@home.example | STRONG",
                "Jürgen Müller | | juergen.mueller@home.example | LIKELY",
                "Søren Kjær | Soren Kjaer | kite@home.example | STRONG",
                "Łukasz Gołąb | Lukasz Golab | kite@home.example | STRONG",
                "Zoé O'Hara | Zoe OHara | kite@home.example | STRONG",
                "Ludo van den Berg | Ludo Berg | kite@home.example | STRONG",
                "Юлия Орлова | Iuliia Orlova | kite@home.example | STRONG",
                "Юлия Орлова | Yuliya Orlova | kite@home.example | STRONG",
            })
    void suggests(String known, String name, String address, Confidence confidence) {
        var persons = List.of(BRAM_TIDEWATER, person(ADA, known, "ada.quill@little.example"));

        assertThat(match(persons, git(name == null ? "" : name, address)))
                .isInstanceOfSatisfying(
                        Match.Suggested.class,
                        found -> {
                            assertThat(found.best().person()).isEqualTo(ADA);
                            assertThat(found.best().confidence()).isEqualTo(confidence);
                            assertThat(found.best().evidence()).isNotEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cleo Marsh | cleo@home.example",
                "Ada Marsh | ada@home.example",
                "Your Name | you@example.com",
                "root | root@localhost",
                "'' | ''",
                "Ada & Bram | pair@little.example",
                "Ada Quill and Bram Tidewater | pair@little.example",
                "dev | dev@little.example",
            })
    void leavesUnattributed(String name, String address) {
        var persons = List.of(BRAM_TIDEWATER, person(ADA, "Ada Quill", "ada.quill@little.example"));

        assertThat(match(persons, git(name, address))).isInstanceOf(Match.Nobody.class);
    }

    @ParameterizedTest
    @CsvSource({"dependabot[bot],", "harbor-ci-bot,", "Jenkins,", "'',svc-deploy"})
    void recognisesPrograms(String name, String login) {
        var account = new AccountTraces("github", login == null ? "" : login, name, "");

        assertThat(match(List.of(BRAM_TIDEWATER), account)).isInstanceOf(Match.Program.class);
    }

    @Test
    void leavesTheChoiceBetweenNamesakesToAPerson() {
        var persons =
                List.of(
                        person(ADA, "Ada Quill", "ada.quill@little.example"),
                        person(NAMESAKE, "Ada Quill", "ada.quill2@little.example"));

        assertThat(match(persons, git("Ada Quill", "kite@home.example")))
                .isInstanceOfSatisfying(
                        Match.Ambiguous.class,
                        found ->
                                assertThat(found.candidates())
                                        .extracting(Candidate::person)
                                        .containsExactly(ADA, NAMESAKE));
    }

    @ParameterizedTest
    @CsvSource({"ada.quill2@old.example, 3", "ada.quill@old.example, 1"})
    void tellsNamesakesApartByTheNumberInTheirAddress(String address, int expected) {
        var persons =
                List.of(
                        person(ADA, "Ada Quill", "ada.quill@little.example"),
                        person(NAMESAKE, "Ada Quill", "ada.quill2@little.example"));

        assertThat(match(persons, git("Ada Quill", address)))
                .isInstanceOfSatisfying(
                        Match.Suggested.class,
                        found -> assertThat(found.best().person()).isEqualTo(id(expected)));
    }

    @Test
    void trustsNoAddressThatTwoPersonsHave() {
        var persons =
                List.of(
                        person(ADA, "Ada Quill", "harbor@little.example"),
                        person(BRAM, "Bram Tidewater", "harbor@little.example"));

        assertThat(match(persons, git("", "harbor@little.example")))
                .isInstanceOf(Match.Ambiguous.class);
    }

    @Test
    void trustsNoMailboxThatStrangersCommitFrom() {
        var persons = List.of(BRAM_TIDEWATER, person(ADA, "Ada Quill", "ada.quill@little.example"));
        var accounts =
                List.of(
                        git("Cleo Marsh", "bram.tidewater@little.example"),
                        git("Bram Tidewater", "bram.tidewater@little.example"));

        var found = new PersonMatcher(persons, BOTS).resolve(accounts);

        assertThat(found.get(0)).isInstanceOf(Match.Nobody.class);
        assertThat(found.get(1))
                .isInstanceOfSatisfying(
                        Match.Suggested.class,
                        one -> assertThat(one.best().workAddress()).isFalse());
    }

    @Test
    void isNotCertainWhenTheNameContradictsTheAddress() {
        var found =
                match(List.of(BRAM_TIDEWATER), git("Cleo Marsh", "bram.tidewater@little.example"));

        assertThat(found)
                .isInstanceOfSatisfying(
                        Match.Suggested.class,
                        one -> {
                            assertThat(one.best().confidence()).isEqualTo(Confidence.POSSIBLE);
                            assertThat(one.best().workAddress()).isFalse();
                            assertThat(one.best().evidence()).contains("the name is another");
                        });
    }

    @Test
    void learnsFromAnAccountThatIsDecided() {
        var decided = new AccountTraces("github", "seakite", "", "");
        var ada =
                new KnownPerson(
                        ADA,
                        List.of("Ada Quill"),
                        List.of("ada.quill@little.example"),
                        List.of(decided));
        var sameSite = new AccountTraces("github", "SeaKite", "", "");
        var otherSite = new AccountTraces("jira", "seakite", "Ada", "");

        var found = new PersonMatcher(List.of(ada), BOTS).resolve(List.of(sameSite, otherSite));

        assertThat(found)
                .extracting(one -> ((Match.Suggested) one).best().confidence())
                .containsExactly(Confidence.CERTAIN, Confidence.STRONG);
    }

    @Test
    void learnsFromAnAccountBesideIt() {
        var accounts =
                List.of(
                        new AccountTraces("github", "seakite", "", ""),
                        git("Ada Quill", "7+seakite@users.noreply.github.com"));
        var persons = List.of(BRAM_TIDEWATER, person(ADA, "Ada Quill", "ada.quill@little.example"));

        var found = new PersonMatcher(persons, BOTS).resolve(accounts);

        assertThat(((Match.Suggested) found.getFirst()).best())
                .isEqualTo(
                        new Candidate(
                                ADA,
                                Confidence.LIKELY,
                                List.of("it shares the login with an account suggested for them"),
                                false));
    }
}
