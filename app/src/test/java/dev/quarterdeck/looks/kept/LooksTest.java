package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.LookId;
import dev.quarterdeck.reports.StoredLook;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final Viewer CONSOLE = Viewer.console();
    private static final LocalDate DAY = LittleCompanyLook.AS_OF;

    private final Looks looks = SERVER.bean(Looks.class);
    private final Repositories repositories = SERVER.bean(Repositories.class);

    private Repository repository() {
        return repositories.add(CONSOLE, said("harbor " + UUID.randomUUID()));
    }

    private static Repositories.Said said(String name) {
        return new Repositories.Said(name, null, null, null, null);
    }

    private static FirstLook asOf(LocalDate day) {
        var look = LittleCompanyLook.whole();
        return LookId.named(
                new FirstLook(
                        "",
                        look.subject(),
                        day,
                        look.made(),
                        look.readings(),
                        look.sections(),
                        look.guesses(),
                        look.unknowns(),
                        look.gaps(),
                        look.issues(),
                        look.nextCommands()));
    }

    @Test
    void givesALookBackEqualToTheOneThatWasKept() {
        var repository = repository().id();
        for (var look : List.of(LittleCompanyLook.whole(), LittleCompanyLook.empty())) {
            var kept = looks.keep(CONSOLE, repository, look);

            assertThat(looks.look(CONSOLE, kept.head().id()).orElseThrow().look())
                    .isEqualTo(LookId.named(look));
        }
    }

    @Test
    void findsTheNewestLookThatDescribesNoLaterDay() {
        var repository = repository().id();
        for (var day : List.of(DAY.minusMonths(3), DAY, DAY.minusMonths(1))) {
            looks.keep(CONSOLE, repository, asOf(day));
        }

        assertThat(
                        looks.lookAsOf(CONSOLE, repository, DAY.minusDays(1))
                                .orElseThrow()
                                .head()
                                .asOf())
                .isEqualTo(DAY.minusMonths(1));
        assertThat(looks.lookAsOf(CONSOLE, repository, DAY).orElseThrow().look().asOf())
                .isEqualTo(DAY);
        assertThat(looks.lookAsOf(CONSOLE, repository, DAY.minusYears(1))).isEmpty();
        assertThat(looks.trend(CONSOLE, repository, "link.named", DAY, 2))
                .extracting(FigureRow::asOf)
                .containsExactly(DAY, DAY.minusMonths(1));
        assertThat(looks.trend(CONSOLE, repository, "link.named", DAY.minusDays(1), 9)).hasSize(2);
    }

    @Test
    void keepsTheSameLookOnceAndMakesItTheDaysLookAgain() {
        var repository = repository().id();
        var first = looks.keep(CONSOLE, repository, asOf(DAY));
        var same = looks.keep(CONSOLE, repository, asOf(DAY));
        var other = looks.keep(CONSOLE, repository, asOf(DAY).about("other"));
        assertThat(looks.lookAsOf(CONSOLE, repository, DAY).orElseThrow().head().id())
                .isEqualTo(other.head().id());
        var again = looks.keep(CONSOLE, repository, asOf(DAY));

        assertThat(first.isNew()).isTrue();
        assertThat(same.isNew()).isFalse();
        assertThat(again.isNew()).isFalse();
        assertThat(looks.lookAsOf(CONSOLE, repository, DAY).orElseThrow().head().id())
                .isEqualTo(first.head().id());
        assertThat(looks.heads(CONSOLE, repository, null, 10)).hasSize(2);
    }

    @Test
    void readsEveryFigureOfARowEqualToTheOneInTheLook() {
        var repository = repository().id();
        looks.keep(CONSOLE, repository, LittleCompanyLook.whole());
        var said = StoredLook.of(LittleCompanyLook.whole()).figures();
        var ids = said.stream().map(Figure::id).toList();

        var rows =
                looks.figureRows(CONSOLE, DAY, ids).stream()
                        .filter(row -> row.repository().equals(repository))
                        .toList();

        assertThat(rows).hasSize(said.size()).hasSizeGreaterThan(20);
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            var figure = said.get(ids.indexOf(row.id()));
                            assertThat(row.value()).isEqualTo(figure.value());
                            assertThat(row.label()).isEqualTo(figure.label());
                        });
    }

    @Test
    void explainsFiguresAndChartsAndSuggestsTheNearestId() {
        var repository = repository().id();
        looks.keep(CONSOLE, repository, LittleCompanyLook.whole());

        assertThat(looks.explain(CONSOLE, "link.named", repository, DAY).orElseThrow().subject())
                .isInstanceOf(Explained.OfFigure.class);
        assertThat(
                        looks.explain(CONSOLE, "link.by-quarter", repository, DAY)
                                .orElseThrow()
                                .subject())
                .isInstanceOf(Explained.OfChart.class);
        assertThatThrownBy(() -> looks.explain(CONSOLE, "link.namd", repository, DAY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(link.namd)");
        assertThat(looks.explain(CONSOLE, "link.named", repository, DAY.minusDays(1))).isEmpty();
    }

    @Test
    void showsARepositoryUntilItIsRetiredAndFreesItsName() {
        var today = looks.today();
        var old = repository();
        looks.keep(CONSOLE, old.id(), LittleCompanyLook.whole());

        repositories.change(
                CONSOLE,
                old.id(),
                version -> {},
                new Repositories.Said(null, null, null, null, true));

        assertThat(looks.repositories(CONSOLE, today)).extracting("id").doesNotContain(old.id());
        assertThat(looks.repositories(CONSOLE, today.minusDays(1)))
                .extracting("id")
                .contains(old.id());
        assertThat(repositories.add(CONSOLE, said(old.name())).id()).isNotEqualTo(old.id());
        assertThatThrownBy(() -> repositories.add(CONSOLE, said(old.name().toUpperCase())))
                .hasMessageContaining("must not be taken");
    }

    @Test
    void belongsToATeamFromADayOn() {
        var key = "lk-" + UUID.randomUUID().toString().substring(0, 8);
        var team =
                Api.json(
                        SERVER.console()
                                .post(
                                        "/api/v1/teams",
                                        "{\"key\":\"%s\",\"name\":\"Looks\",\"from\":\"2020-01-01\"}"
                                                .formatted(key)));
        var id = repository().id();
        repositories.change(
                CONSOLE,
                id,
                version -> {},
                new Repositories.Said(null, key, null, LocalDate.of(2026, 2, 1), null));

        assertThat(looks.repository(CONSOLE, id, LocalDate.of(2026, 1, 31)).orElseThrow().team())
                .isNull();
        assertThat(looks.repository(CONSOLE, id, LocalDate.of(2026, 2, 1)).orElseThrow().team())
                .isEqualTo(UUID.fromString(team.get("id").asString()));
    }

    @Test
    void tellsPathsAndImportersOnlyToThoseWhoKeepRepositories() {
        var repository = repository().id();
        looks.keep(CONSOLE, repository, LittleCompanyLook.whole());
        var reader =
                new Viewer(
                        UUID.randomUUID(),
                        "reader",
                        null,
                        Set.of(dev.quarterdeck.access.Scope.READ));

        var seen = looks.repository(reader, repository).orElseThrow().newest();
        assertThat(seen).isNotNull();
        assertThat(seen.importedBy()).isNull();
        assertThat(looks.heads(CONSOLE, repository, null, 1).getFirst().importedBy())
                .isEqualTo("console");
        assertThatThrownBy(() -> looks.keep(reader, repository, LittleCompanyLook.whole()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("You may not change delivery");
    }

    @Test
    void keepsNothingOfARepositoryThatIsNotThere() {
        assertThatThrownBy(() -> looks.keep(CONSOLE, UUID.randomUUID(), LittleCompanyLook.whole()))
                .hasMessageContaining("There is no repository");
    }
}
