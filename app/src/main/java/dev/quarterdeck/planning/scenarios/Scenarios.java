package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.planning.scenarios.Scenario.Line;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep named lists of changes to the plan of record, each state a version.
///
/// Everybody who is signed in may make one and reads the others, but for those in which people
/// leave: whoever may not know of such a one does not find it. What a contractor costs is left out
/// for who may not know costs.
public final class Scenarios {

    private static final int MOST_PEOPLE = 100;
    private static final int MOST_CHANGES = 20;
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 1_000;

    private final Database database;
    private final ScenarioRights rights;
    private final Vocabulary vocabulary;
    private final Audit audit;
    private final Clock clock;

    Scenarios(
            Database database,
            ScenarioRights rights,
            Vocabulary vocabulary,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.rights = rights;
        this.vocabulary = vocabulary;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Scenarios at(Clock moment) {
        return new Scenarios(database, rights, vocabulary, audit, moment);
    }

    /// Lists those that stand, by name.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Scenario> all(Viewer viewer) {
        rights.requireSeen(viewer);
        var all =
                database.keeping(ScenarioStore::all).stream()
                        .filter(one -> rights.sees(viewer, one))
                        .map(one -> cut(viewer, one))
                        .toList();
        noteCosts(viewer, all);
        return all;
    }

    /// What somebody costs is read with an entry, as everywhere.
    private void noteCosts(Viewer viewer, List<Scenario> all) {
        long costs =
                all.stream()
                        .flatMap(one -> one.changes().stream())
                        .filter(
                                line ->
                                        line.change() instanceof ScenarioChange.Contract one
                                                && one.monthly() != null)
                        .count();
        if (costs > 0) {
            database.keep(
                    sql ->
                            audit.append(
                                    sql,
                                    AuditEntry.of(
                                            viewer,
                                            "cost.read",
                                            FieldClass.STAFF_COST,
                                            List.of(),
                                            "the cost of %d contractors".formatted(costs))));
        }
    }

    /// Returns the one of that id.
    ///
    /// @throws Refusal when there is none that the viewer may know of
    public Scenario require(Viewer viewer, UUID id) {
        return all(viewer).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /// Lists all versions of one that stands, the newest first.
    ///
    /// @throws Refusal when there is none that the viewer may know of
    public List<Scenario> history(Viewer viewer, UUID id) {
        require(viewer, id);
        return database.keeping(sql -> ScenarioStore.versions(sql, id)).stream()
                .filter(one -> rights.sees(viewer, one))
                .map(one -> cut(viewer, one))
                .toList();
    }

    private static Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no scenario (%s).".formatted(id),
                "Maybe see GET /api/v1/plan/scenarios.");
    }

    /// Returns why the viewer may not change it, empty when they may.
    public Optional<String> refusal(Viewer viewer, Scenario one) {
        return rights.refusal(viewer, one.owner(), one.hasLeavers());
    }

    /// Returns why the viewer may not make one, empty when they may.
    public Optional<String> refusal(Viewer viewer) {
        return rights.refusal(viewer, viewer.person(), false);
    }

    /// Lists what changes may be about.
    public Choices choices(Viewer viewer) {
        return vocabulary.choices(viewer, rights.saysCosts(viewer));
    }

    /// Returns each change as a sentence, in their order, with the names of today.
    public List<String> words(Viewer viewer, Scenario one) {
        var words = new ChangeWords(vocabulary.names(viewer));
        return one.changes().stream().map(line -> words.of(line.change())).toList();
    }

    /// Keeps a new one without changes.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or its name is taken
    public Scenario add(Viewer viewer, String name, String note, @Nullable String why) {
        var one =
                new Scenario(
                        Ids.next(clock),
                        name(name),
                        note(note),
                        viewer.person(),
                        List.of(),
                        false,
                        next(viewer, 0, why));
        rights.requireChanging(viewer, one);
        database.keep(
                sql -> {
                    ScenarioStore.hold(sql);
                    var all = ScenarioStore.all(sql);
                    if (all.size() >= MOST) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "There are %d scenarios, and no more can be.".formatted(MOST),
                                "Maybe drop one that is over.");
                    }
                    requireFree(viewer, all, one);
                    keep(sql, viewer, one);
                });
        return one;
    }

    /// Keeps another name or note.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @param name null = it stays
    /// @param note null = it stays
    /// @throws Refusal when the viewer may not, or there is none
    public Scenario rename(
            Viewer viewer,
            UUID id,
            IntConsumer approves,
            @Nullable String name,
            @Nullable String note) {
        return changed(
                viewer,
                id,
                approves,
                one ->
                        one.next(
                                name == null ? one.name() : name(name),
                                note == null ? one.note() : note(note),
                                one.changes(),
                                next(viewer, one.version().number(), null)));
    }

    /// Keeps one change more, at the end.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @param cells by column
    /// @throws Refusal when the viewer may not, there is none, or a rule is broken
    public Scenario addChange(
            Viewer viewer,
            UUID id,
            IntConsumer approves,
            Map<String, String> cells,
            @Nullable String why) {
        if (cells.containsKey(ChangeCells.MONTHLY_COST)) {
            rights.requireCosts(viewer);
        }
        var change = read(viewer, cells);
        return changed(
                viewer,
                id,
                approves,
                one -> {
                    if (one.changes().size() >= MOST_CHANGES) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "A scenario has %d changes at most.".formatted(MOST_CHANGES),
                                "Maybe take one away, or make a second scenario.");
                    }
                    var more = new ArrayList<>(one.changes());
                    more.add(new Line(Ids.next(clock), change));
                    requireFew(more);
                    return one.next(
                            one.name(),
                            one.note(),
                            more,
                            next(viewer, one.version().number(), why));
                });
    }

    /// Each one is played in each future: thousands would hold the machine.
    private static void requireFew(List<Line> lines) {
        int people =
                lines.stream()
                        .mapToInt(
                                line ->
                                        switch (line.change()) {
                                            case ScenarioChange.Hire one -> one.count();
                                            case ScenarioChange.Contract one -> one.count();
                                            default -> 0;
                                        })
                        .sum();
        if (people > MOST_PEOPLE) {
            throw new Refusal(
                            "The people (%d) whom a scenario brings in must be %d at most."
                                    .formatted(people, MOST_PEOPLE),
                            "Maybe fewer, or a second scenario.")
                    .about("count");
        }
    }

    private ScenarioChange read(Viewer viewer, Map<String, String> cells) {
        var names = vocabulary.names(viewer);
        return CellMembers.read(() -> ChangeCells.read(new CsvRow("", 1, cells), names));
    }

    /// Takes one change away.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @throws Refusal when the viewer may not, or there is none
    public Scenario removeChange(Viewer viewer, UUID id, IntConsumer approves, UUID change) {
        return changed(
                viewer,
                id,
                approves,
                one -> {
                    if (one.line(change).isEmpty()) {
                        throw new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "The scenario has no change (%s).".formatted(change),
                                "Maybe it was taken away meanwhile; read the scenario again.");
                    }
                    return one.next(
                            one.name(),
                            one.note(),
                            one.changes().stream()
                                    .filter(line -> !line.id().equals(change))
                                    .toList(),
                            next(viewer, one.version().number(), null));
                });
    }

    /// Drops one: it is no longer listed, and its versions stay.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @throws Refusal when the viewer may not, or there is none
    public void drop(Viewer viewer, UUID id, IntConsumer approves) {
        changed(
                viewer,
                id,
                approves,
                one -> one.droppedBy(next(viewer, one.version().number(), null)));
    }

    private Scenario changed(
            Viewer viewer, UUID id, IntConsumer approves, UnaryOperator<Scenario> change) {
        rights.requireSeen(viewer);
        return database.keeping(
                sql -> {
                    ScenarioStore.hold(sql);
                    var all = ScenarioStore.all(sql);
                    var before =
                            all.stream()
                                    .filter(one -> one.id().equals(id) && rights.sees(viewer, one))
                                    .findFirst()
                                    .orElseThrow(() -> unknown(id));
                    rights.requireChanging(viewer, before);
                    approves.accept(before.version().number());
                    var after = change.apply(before);
                    rights.requireChanging(viewer, after);
                    requireFree(viewer, all, after);
                    keep(sql, viewer, after);
                    return cut(viewer, after);
                });
    }

    private Version next(Viewer viewer, int number, @Nullable String why) {
        return new Version(number + 1, clock.instant(), viewer.label(), why);
    }

    /// Names that the viewer may not know of may be taken: a refusal would tell of them.
    private void requireFree(Viewer viewer, List<Scenario> all, Scenario one) {
        boolean isTaken =
                all.stream()
                        .filter(other -> !other.id().equals(one.id()) && rights.sees(viewer, other))
                        .anyMatch(other -> other.name().equalsIgnoreCase(one.name()));
        if (isTaken && !one.dropped()) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "The name (%s) is taken.".formatted(one.name()),
                            "Maybe take another one, or drop what has it.")
                    .about("name");
        }
    }

    private void keep(JdbcClient sql, Viewer viewer, Scenario one) {
        ScenarioStore.insert(sql, one);
        var owner = one.owner();
        audit.append(
                sql,
                AuditEntry.of(
                        viewer,
                        one.dropped() ? "scenario.drop" : "scenario.keep",
                        FieldClass.PORTFOLIO,
                        owner == null ? List.of() : List.of(owner),
                        "scenario %s, version %d".formatted(one.id(), one.version().number())));
    }

    private static String name(String text) {
        return checked("name", text, 1, LONGEST_NAME, "Maybe two hire for payments.");
    }

    private static String note(String text) {
        return checked("note", text, 0, LONGEST_NOTE, "Maybe one sentence.");
    }

    private static String checked(String field, String text, int least, int most, String maybe) {
        var words = text.strip();
        boolean isPlain = words.chars().noneMatch(Character::isISOControl);
        if (words.length() < least || words.length() > most || !isPlain) {
            throw new Refusal(
                            "The %s (%s) must have %d to %d characters, none of them for control."
                                    .formatted(
                                            field,
                                            words.isEmpty() ? "none" : words.length() + " long",
                                            least,
                                            most),
                            maybe)
                    .about(field);
        }
        return words;
    }

    /// Leaves out what contractors cost for who may not know it.
    private Scenario cut(Viewer viewer, Scenario one) {
        if (rights.seesCosts(viewer)) {
            return one;
        }
        var lines =
                one.changes().stream()
                        .map(
                                line ->
                                        line.change() instanceof Contract contract
                                                ? new Line(line.id(), withoutCost(contract))
                                                : line)
                        .toList();
        return new Scenario(
                one.id(), one.name(), one.note(), one.owner(), lines, one.dropped(), one.version());
    }

    private static Contract withoutCost(Contract one) {
        return new Contract(one.team(), one.role(), one.skill(), one.count(), one.days(), null);
    }
}
