package dev.quarterdeck.demo;

import dev.quarterdeck.access.Duty;
import dev.quarterdeck.access.GrantScope;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.NewGrant;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.PreparedUsers;
import dev.quarterdeck.demo.company.DemoWork;
import dev.quarterdeck.demo.company.LittleCompany;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.organization.ImportReport;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationImports;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Fills the organisation before the first page is served, through the same doors that files and
/// administrators come in by; a demo that was filled before is left as it is.
final class DemoFilling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFilling.class);
    private static final Executor WORKERS =
            work -> Thread.ofPlatform().daemon().name("demo-work").start(work);

    private final DemoOrder order;
    private final OrganizationImports imports;
    private final Organization organization;
    private final PreparedUsers users;
    private final Grants grants;
    private final LittleCompany company;
    private final Looks looks;
    private final Repositories repositories;
    private final DemoSources sources;
    private final DemoPlan plan;
    private final DemoDecisions decisions;
    private final DemoScenarios scenarios;
    private final CompletableFuture<DemoWork> work;
    private final Map<String, UUID> known = new HashMap<>();
    private volatile CompletableFuture<Boolean> past = CompletableFuture.completedFuture(true);
    private volatile @Nullable UUID director;
    private volatile List<Demo.Reader> readers = List.of();

    DemoFilling(
            DemoOrder order,
            OrganizationImports imports,
            Organization organization,
            PreparedUsers users,
            Grants grants,
            Looks looks,
            Repositories repositories,
            DemoSources sources,
            DemoPlan plan,
            DemoScenarios scenarios,
            DemoDecisions decisions) {
        this.order = order;
        this.imports = imports;
        this.organization = organization;
        this.users = users;
        this.grants = grants;
        this.looks = looks;
        this.repositories = repositories;
        this.sources = sources;
        this.plan = plan;
        this.scenarios = scenarios;
        this.decisions = decisions;
        this.company = new LittleCompany(order.today());
        // Two years of work are drawn while the server starts.
        this.work =
                CompletableFuture.supplyAsync(
                        () -> DemoWork.of(order.today(), DemoOrder.SEED), WORKERS);
    }

    @Override
    public void start() {
        var before = order.folder().filled().orElse(null);
        if (before == null) {
            bringIn();
            order.talk().accept("Looking at two years of invented work of five teams ...");
            keepLooks(List.of(order.today()));
            var made = makeUsers();
            welcome(made);
            // The past months follow while somebody reads the first page.
            past =
                    told(
                            CompletableFuture.supplyAsync(() -> finish(manager(made)), WORKERS),
                            order.talk());
        } else {
            director = before.director();
            readers = Persona.all().stream().map(one -> reader(one, "")).toList();
        }
    }

    /// Tells when the past months could not be brought in; the demo goes on with today's.
    static CompletableFuture<Boolean> told(CompletableFuture<Boolean> past, Consumer<String> talk) {
        return past.whenComplete(
                (isDone, fault) -> {
                    if (fault != null) {
                        LOG.error("The demo's past months could not be brought in", fault);
                        talk.accept(
                                "The past months could not be brought in; the pages show today"
                                        + " alone. Maybe make the demo anew: qd demo --fresh.");
                    }
                });
    }

    private void bringIn() {
        var files = company.filesWithPast(DemoOrder.SEED);
        order.talk()
                .accept(
                        "Bringing in %d invented people, those who left included, with where they worked ..."
                                .formatted(company.colleagues().size()));
        var uploads =
                files.stream()
                        .map(
                                file ->
                                        new Upload(
                                                file.name(),
                                                file.text().getBytes(StandardCharsets.UTF_8)))
                        .toList();
        requireWhole(
                imports.run(Viewer.console(), uploads, new Wish(true, false), Progress.SILENT));
    }

    // The files are ours: a row that is refused is a fault of the program.
    private static void requireWhole(ImportReport report) {
        if (report.refusedCount() > 0) {
            throw new IllegalStateException(
                    "The demo's own files were refused: " + report.refused());
        }
    }

    private void keepLooks(List<LocalDate> days) {
        var made = order.today().atStartOfDay(ZoneOffset.UTC).toInstant();
        for (var one : DemoLooks.of(work.join(), days, made)) {
            var repository =
                    known.computeIfAbsent(
                            one.repository(), name -> repository(name, one.team()).id());
            looks.keep(Viewer.console(), repository, one.look());
        }
    }

    /// The manager of a team, as they would ask.
    private Viewer manager(List<PreparedUsers.Made> made) {
        var persona = Persona.TEAM_MANAGER;
        return new Viewer(
                made.get(persona.ordinal()).user(),
                persona.login(),
                person(persona),
                EnumSet.of(Scope.READ, Scope.WRITE));
    }

    private boolean finish(Viewer manager) {
        var days = work.join().days();
        sources.bringIn(work.join(), order.today());
        decisions.tell(manager, order.today());
        scenarios.follow(decisions, viewer(director(), Persona.DIRECTOR), order.today());
        // The newest first: the first page compares with it.
        days.reversed().stream()
                .filter(day -> !day.equals(order.today()))
                .forEach(day -> keepLooks(List.of(day)));
        order.folder().finish(new DemoFolder.Filled(order.today(), order.program(), director()));
        return true;
    }

    private Repository repository(String name, String team) {
        return repositories.add(
                Viewer.console(), new Repositories.Said(name, team, null, null, null));
    }

    private List<PreparedUsers.Made> makeUsers() {
        order.talk().accept("Making five users, one for each kind of reader ...");
        return users.make(Viewer.console(), Persona.all().stream().map(this::wish).toList());
    }

    private PreparedUsers.Wish wish(Persona persona) {
        return new PreparedUsers.Wish(
                persona.login(), name(persona), persona.administers(), person(persona));
    }

    private PersonId person(Persona persona) {
        return organization.person(Viewer.console(), persona.number()).orElseThrow().id();
    }

    private String name(Persona persona) {
        return company.colleagues().stream()
                .filter(one -> one.number().equals(persona.number()))
                .map(LittleCompany.Colleague::name)
                .findFirst()
                .orElseThrow();
    }

    private void welcome(List<PreparedUsers.Made> made) {
        var first = made.get(Persona.DIRECTOR.ordinal()).user();
        readers =
                Persona.all().stream()
                        .map(one -> reader(one, made.get(one.ordinal()).password()))
                        .toList();
        grants.give(
                Viewer.console(),
                new NewGrant(
                        first,
                        Duty.DIRECTOR,
                        null,
                        new GrantScope.Everything(),
                        "leads everybody in the demo",
                        order.today(),
                        null));
        plan.bringIn(company.plan(DemoOrder.SEED), viewer(first, Persona.DIRECTOR));
        director = first;
    }

    private Viewer viewer(UUID user, Persona persona) {
        return new Viewer(user, persona.login(), person(persona), EnumSet.allOf(Scope.class));
    }

    private Demo.Reader reader(Persona persona, String password) {
        return new Demo.Reader(persona.login(), name(persona), persona.words(), password);
    }

    List<Demo.Reader> readers() {
        return readers;
    }

    UUID director() {
        var known = director;
        if (known == null) {
            throw new IllegalStateException("The demo has not been filled yet.");
        }
        return known;
    }

    /// Waits until the past months are there too.
    void whole() {
        past.join();
    }

    /// Waits for what is still brought in: a demo that was left half filled is made anew.
    @Override
    public void stop() {
        // A failure was told when it happened, and must not keep the server from stopping.
        past.handle((isDone, fault) -> fault == null).join();
        director = null;
    }

    @Override
    public boolean isRunning() {
        return director != null;
    }

    /// Comes before the web server, whose phase is far higher.
    @Override
    public int getPhase() {
        return 0;
    }
}
