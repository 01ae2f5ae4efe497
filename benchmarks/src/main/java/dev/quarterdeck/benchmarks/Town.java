package dev.quarterdeck.benchmarks;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.OneTimeBeans;
import dev.quarterdeck.access.signin.PreparedUsers;
import dev.quarterdeck.looks.TrackerLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationImports;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.server.Addition;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import dev.quarterdeck.sources.jira.JiraOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills a data folder with an invented organisation of 500 people and a million work items,
/// through the doors that files come in by, for readers to be let loose on.
///
/// `Town FOLDER [REPOSITORIES [ITEMS]]`: each repository's look is made of a tracker's export with
/// that many generated issues. The users' names and passwords are left in `readers.csv` beside it.
final class Town {

    private static final int PEOPLE = 500;
    private static final int IN_A_TEAM = 8;
    private static final int IN_A_DEPARTMENT = 5;
    private static final int READERS = 10;
    private static final Viewer CONSOLE = Viewer.console();

    private final Path folder;
    private final int repositories;
    private final int items;
    private final LocalDate today;

    private Town(Path folder, int repositories, int items, LocalDate today) {
        this.folder = folder;
        this.repositories = repositories;
        this.items = items;
        this.today = today;
    }

    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        int repositories = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        int items = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        var clock = Clock.systemUTC();
        var settings = new ServerSettings("127.0.0.1", 0, folder, Map.of("QD_LOG", "quiet"), clock);
        var beside = new Addition(List.of(OneTimeBeans.class), List.of());
        var server = QuarterdeckServer.start(settings, Progress.SILENT, beside);
        try {
            new Town(folder, repositories, items, LocalDate.now(clock)).fill(server);
        } finally {
            server.close();
        }
    }

    private void fill(QuarterdeckServer server) throws IOException {
        var uploads = List.of(upload("teams.csv", teams()), upload("people.csv", people()));
        var report =
                server.bean(OrganizationImports.class)
                        .run(
                                CONSOLE,
                                uploads,
                                new OrganizationImports.Wish(true, false),
                                Progress.SILENT);
        if (report.refusedCount() > 0) {
            throw new IllegalStateException("The town was refused: " + report.refused());
        }
        System.out.printf("%d people in %d teams%n", PEOPLE, teamCount());
        makeReaders(server);
        var looks = server.bean(Looks.class);
        var kept = server.bean(Repositories.class);
        for (int number = 1; number <= repositories; number++) {
            var team = "team-" + (number % teamCount() + 1);
            var said = new Repositories.Said("quay-" + number, team, null, null, null);
            look(number, looks, kept.add(CONSOLE, said).id());
        }
        System.out.printf("%,d items in %d repositories%n", repositories * items, repositories);
    }

    private void look(int number, Looks looks, java.util.UUID repository) throws IOException {
        var export = Files.createTempFile("town", ".ndjson");
        try {
            Files.writeString(export, new LittleCompanyTracker(number).lines(items));
            var order =
                    new TrackerLook.Order(
                            "quay-" + number,
                            List.of(export),
                            List.of(),
                            null,
                            JiraOptions.DEFAULT);
            looks.keep(
                    CONSOLE, repository, TrackerLook.of(order, Clock.systemUTC(), Progress.SILENT));
        } finally {
            Files.delete(export);
        }
    }

    // The first is the director; every fifth of the others leads a department's teams.
    private void makeReaders(QuarterdeckServer server) throws IOException {
        var organization = server.bean(Organization.class);
        var wishes = new ArrayList<PreparedUsers.Wish>();
        for (int i = 0; i < READERS; i++) {
            var number = number(i < READERS / 2 ? i : i * 37);
            PersonId person = organization.person(CONSOLE, number).orElseThrow().id();
            wishes.add(new PreparedUsers.Wish("reader" + i, "Reader " + i, i == 1, person));
        }
        var lines = new StringBuilder("login,password\n");
        for (var made : server.bean(PreparedUsers.class).make(CONSOLE, wishes)) {
            lines.append(made.login()).append(',').append(made.password()).append('\n');
        }
        Files.writeString(folder.resolve("readers.csv"), lines);
    }

    private static int teamCount() {
        return (PEOPLE + IN_A_TEAM - 1) / IN_A_TEAM;
    }

    private static OrganizationImports.Upload upload(String name, String text) {
        return new OrganizationImports.Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String teams() {
        var text = new StringBuilder("team,name,parent,from\ntown,Town,,2022-01-01\n");
        for (int team = 1; team <= teamCount(); team++) {
            int department = (team - 1) / IN_A_DEPARTMENT + 1;
            if ((team - 1) % IN_A_DEPARTMENT == 0) {
                text.append(
                        "department-%d,Department %d,town,2022-01-01%n"
                                .formatted(department, department));
            }
            text.append(
                    "team-%d,Team %d,department-%d,2022-01-01%n".formatted(team, team, department));
        }
        return text.toString();
    }

    // The first of a team leads it, the first of a department leads those, and all are the first's.
    private String people() {
        var text =
                new StringBuilder(
                        "employee_number,name,email,from,until,manager,manager_kind,team,share,location\n");
        for (int i = 0; i < PEOPLE; i++) {
            int team = i / IN_A_TEAM;
            int lead = team * IN_A_TEAM;
            int head = team / IN_A_DEPARTMENT * IN_A_DEPARTMENT * IN_A_TEAM;
            var manager = i == 0 ? "none" : number(i != lead ? lead : i != head ? head : 0);
            text.append(
                    "%s,%s,p%d@town.example,%s,,%s,,team-%d,,%n"
                            .formatted(
                                    number(i),
                                    name(i),
                                    i,
                                    today.minusDays(1_200 - i),
                                    manager,
                                    team + 1));
        }
        return text.toString();
    }

    private static String number(int i) {
        return "T%04d".formatted(i);
    }

    private static String name(int i) {
        var first = List.of("Ada", "Ole", "Ina", "Per", "Eva", "Jon", "Lia", "Max", "Nora", "Tom");
        var last =
                List.of(
                        "Berg", "Dahl", "Falk", "Holm", "Krug", "Lund", "Moe", "Strand", "Vik",
                        "Weiss");
        return first.get(i % 10) + " " + last.get(i / 10 % 10) + " " + (char) ('A' + i / 100);
    }
}
