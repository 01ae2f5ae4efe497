package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keep what we want: goals, initiatives and the currency of their worth, each change a version.
///
/// Everybody who is signed in reads. Owners shape what is theirs, those above them too; order,
/// commitment and stop are decided by directors and administrators.
public final class Portfolio {

    private final Database database;
    private final PortfolioRights rights;
    private final Audit audit;
    private final Clock clock;

    Portfolio(Database database, PortfolioRights rights, Audit audit, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the same at another moment, as a history that is made up needs.
    public Portfolio at(Clock moment) {
        return new Portfolio(database, rights, audit, moment);
    }

    /// Lists the goals as they stood at the end of a day, by key.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Goal> goals(Viewer viewer, LocalDate day) {
        return state(viewer, day).goals();
    }

    /// Answers whether the viewer may see goals and initiatives.
    public boolean isSeen(Viewer viewer) {
        return rights.isSeen(viewer);
    }

    /// Lists the initiatives as they stood at the end of a day, in their order.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public List<Initiative> initiatives(Viewer viewer, LocalDate day) {
        return state(viewer, day).initiatives();
    }

    PortfolioState state(Viewer viewer, LocalDate day) {
        rights.requireSeen(viewer);
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return viewing(viewer, sql -> PortfolioStore.at(sql, end));
    }

    private <T> T viewing(Viewer viewer, Function<JdbcClient, T> work) {
        return database.viewing(viewer.viewpoint(today()), work);
    }

    /// Returns today, by the program's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Lists all versions of a goal, the newest first.
    ///
    /// @throws Refusal when there is none, or the viewer may not
    public List<Goal> goalHistory(Viewer viewer, UUID goal) {
        rights.requireSeen(viewer);
        return required(
                viewing(viewer, sql -> PortfolioStore.goalHistory(sql, goal)), "goal", goal);
    }

    /// Lists all versions of an initiative, the newest first.
    ///
    /// @throws Refusal when there is none, or the viewer may not
    public List<Initiative> initiativeHistory(Viewer viewer, UUID initiative) {
        rights.requireSeen(viewer);
        return required(
                viewing(viewer, sql -> PortfolioStore.initiativeHistory(sql, initiative)),
                "initiative",
                initiative);
    }

    /// Tells since when each initiative is in the stage in which it is now.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public Map<UUID, Instant> stagesSince(Viewer viewer) {
        rights.requireSeen(viewer);
        return viewing(viewer, PortfolioStore::stagesSince);
    }

    private static <T> List<T> required(List<T> versions, String what, UUID id) {
        if (versions.isEmpty()) {
            throw unknown(what, id);
        }
        return versions;
    }

    private static Refusal unknown(String what, UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no %s (%s).".formatted(what, id),
                "Maybe see GET /api/v1/%ss.".formatted(what));
    }

    /// Returns why the viewer may not shape what somebody owns, empty when they may.
    public Optional<String> refusal(Viewer viewer, @Nullable PersonId owner) {
        return rights.refusal(viewer, owner);
    }

    void requireShaping(Viewer viewer, @Nullable PersonId owner) {
        rights.requireShaping(viewer, owner);
    }

    void requireAll(Viewer viewer) {
        rights.requireAll(viewer);
    }

    /// Returns the currency in which worth is told, where one was chosen.
    public Optional<Currency> currency(Viewer viewer) {
        rights.requireSeen(viewer);
        return viewing(viewer, PortfolioStore::currency).map(Currency::getInstance);
    }

    /// Chooses the currency in which worth is told; numbers stay what they are.
    ///
    /// @throws Refusal when the viewer may not decide about everything
    public void keepCurrency(Viewer viewer, Currency currency) {
        rights.requireAll(viewer);
        database.keep(
                sql -> {
                    PortfolioStore.hold(sql);
                    PortfolioStore.insertCurrency(
                            sql, currency.getCurrencyCode(), viewer.label(), clock.instant());
                    note(sql, viewer, "portfolio.currency", null, currency.getCurrencyCode());
                });
    }

    /// Keeps a new goal.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or its key is taken
    public Goal add(Viewer viewer, Goal.Terms terms, @Nullable String why) {
        return PortfolioStore.changing(
                database,
                sql -> {
                    var state = PortfolioStore.at(sql, PortfolioStore.ALWAYS);
                    rights.requireShaping(viewer, terms.owner());
                    if (terms.intended() != null) {
                        rights.requireDeciding(viewer, terms.owner());
                    }
                    PortfolioRules.requireFree(state.goalOf(terms.key()).isPresent(), terms.key());
                    var one = new Goal(Ids.next(clock), terms, next(viewer, 0, why));
                    keep(sql, viewer, one);
                    return one;
                });
    }

    /// Keeps what is now said of a goal; what was said before stays readable.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @return the version that stands now: the same one when nothing differs
    /// @throws Refusal when the viewer may not, there is no such goal, or its key is taken
    public Goal change(
            Viewer viewer,
            UUID goal,
            IntConsumer approves,
            Goal.Terms terms,
            @Nullable String why) {
        return PortfolioStore.changing(
                database,
                sql -> {
                    var state = PortfolioStore.at(sql, PortfolioStore.ALWAYS);
                    var before = state.goal(goal).orElseThrow(() -> unknown("goal", goal));
                    rights.requireShaping(viewer, before.terms().owner());
                    if (!Objects.equals(before.terms().intended(), terms.intended())) {
                        rights.requireDeciding(viewer, before.terms().owner());
                    }
                    approves.accept(before.version().number());
                    if (before.terms().equals(terms)) {
                        return before;
                    }
                    boolean isTaken =
                            state.goalOf(terms.key())
                                    .filter(other -> !other.id().equals(goal))
                                    .isPresent();
                    PortfolioRules.requireFree(isTaken, terms.key());
                    var one = new Goal(goal, terms, next(viewer, before.version().number(), why));
                    keep(sql, viewer, one);
                    return one;
                });
    }

    /// Keeps a new initiative.
    ///
    /// @param why in the viewer's words, or null
    /// @throws Refusal when the viewer may not, or it does not fit among the others
    public Initiative add(Viewer viewer, Initiative.Terms terms, @Nullable String why) {
        return PortfolioStore.changing(
                database,
                sql -> {
                    var state = PortfolioStore.at(sql, PortfolioStore.ALWAYS);
                    rights.requireShaping(viewer, terms.owner());
                    if (terms.place().order() < state.end()
                            || Initiative.Stage.IDEA.isDecidedBefore(terms.place().stage())) {
                        rights.requireDeciding(viewer, terms.owner());
                    }
                    PortfolioRules.requireFree(
                            state.initiativeOf(terms.key()).isPresent(), terms.key());
                    var one = new Initiative(Ids.next(clock), terms, next(viewer, 0, why));
                    keep(sql, viewer, state, one);
                    return one;
                });
    }

    /// Keeps what is now said of an initiative; what was said before stays readable.
    ///
    /// @param approves is handed the number of the version that stands, and throws to refuse
    /// @return the version that stands now: the same one when nothing differs
    /// @throws Refusal when the viewer may not, there is no such initiative, or it does not fit
    ///     among the others
    public Initiative change(
            Viewer viewer,
            UUID initiative,
            IntConsumer approves,
            Initiative.Terms terms,
            @Nullable String why) {
        return PortfolioStore.changing(
                database,
                sql -> {
                    var state = PortfolioStore.at(sql, PortfolioStore.ALWAYS);
                    var before =
                            state.initiative(initiative)
                                    .orElseThrow(() -> unknown("initiative", initiative));
                    requireRight(viewer, before.terms(), terms);
                    approves.accept(before.version().number());
                    if (before.terms().equals(terms)) {
                        return before;
                    }
                    boolean isTaken =
                            state.initiativeOf(terms.key())
                                    .filter(other -> !other.id().equals(initiative))
                                    .isPresent();
                    PortfolioRules.requireFree(isTaken, terms.key());
                    var version = next(viewer, before.version().number(), why);
                    var one = new Initiative(initiative, terms, version);
                    keep(sql, viewer, state, one);
                    return one;
                });
    }

    private void requireRight(Viewer viewer, Initiative.Terms before, Initiative.Terms after) {
        rights.requireShaping(viewer, before.owner());
        boolean isMoved = before.place().order() != after.place().order();
        if (isMoved || before.place().stage().isDecidedBefore(after.place().stage())) {
            rights.requireDeciding(viewer, before.owner());
        }
    }

    private Version next(Viewer viewer, int number, @Nullable String why) {
        Instant now = clock.instant();
        return new Version(number + 1, now, viewer.label(), why);
    }

    private void keep(JdbcClient sql, Viewer viewer, Goal one) {
        PortfolioStore.insert(sql, one);
        note(sql, viewer, "goal.keep", one.terms().owner(), said("goal", one.id(), one.version()));
    }

    private void keep(JdbcClient sql, Viewer viewer, PortfolioState state, Initiative one) {
        PortfolioRules.check(state.withInitiatives(List.of(one)), one);
        PortfolioStore.insert(sql, one);
        var what = said("initiative", one.id(), one.version());
        note(sql, viewer, "initiative.keep", one.terms().owner(), what);
    }

    private static String said(String what, UUID id, Version version) {
        return "%s %s, version %d".formatted(what, id, version.number());
    }

    private void note(
            JdbcClient sql, Viewer viewer, String action, @Nullable PersonId owner, String what) {
        var subjects = owner == null ? List.<PersonId>of() : List.of(owner);
        audit.append(sql, AuditEntry.of(viewer, action, FieldClass.PORTFOLIO, subjects, what));
    }
}
