package dev.quarterdeck.metrics.board;

import dev.quarterdeck.activity.facts.Measured;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists a team's work thing by thing, as of a day.
public final class Board {

    private final BoardStore.Scope scope;
    private final Measured measured;
    private final @Nullable Sheet sheet;
    private final Supplier<WaitSums> waits;
    private final BoardStore store = new BoardStore();

    private Board(
            BoardStore.Scope scope,
            Measured measured,
            @Nullable Sheet sheet,
            Supplier<WaitSums> waits) {
        this.scope = scope;
        this.measured = measured;
        this.sheet = sheet;
        this.waits = waits;
    }

    /// A board that is asked now. @param waits of its teams, and maybe of others
    static Board now(BoardStore.Scope scope, Measured measured, Supplier<WaitSums> waits) {
        return new Board(scope, measured, null, waits);
    }

    /// A board of a past moment. @param sheet everything it tells
    static Board past(BoardStore.Scope scope, Measured measured, Sheet sheet) {
        return new Board(scope, measured, sheet, sheet::waits);
    }

    private <T> T asked(Function<Sheet, T> kept, Function<JdbcClient, T> question) {
        return sheet == null ? measured.now(question) : kept.apply(sheet);
    }

    /// An item in progress.
    ///
    /// @param age since work began
    /// @param blocked whether it is flagged as held up
    /// @param quiet for how long nothing happened to it
    public record InHand(
            String key, String type, String status, Duration age, boolean blocked, Duration quiet) {

        /// Nothing happened to it for five days or longer.
        public boolean isStalled() {
            return quiet.toDays() >= 5;
        }
    }

    /// A finished item.
    ///
    /// @param cycle from the start of work to the end; null where the start is not known
    /// @param lead from its creation to the end
    /// @param active the part of the cycle in which it was worked on; null where not known
    public record Finished(
            String key,
            String type,
            LocalDate day,
            @Nullable Duration cycle,
            Duration lead,
            @Nullable Duration active) {

        /// Answers whether its type stands for what nobody plans.
        public boolean isUnplanned() {
            return Unplanned.is(type);
        }
    }

    /// A change that is open.
    ///
    /// @param open since it was opened
    /// @param answered whether anybody looked at it
    public record OpenChange(
            String name, boolean draft, Duration open, boolean answered, boolean approved) {}

    /// A deployment to production.
    ///
    /// @param worked whether it succeeded
    /// @param changes that it brought to users first
    /// @param incidents that followed from it
    public record Shipped(
            String name,
            String component,
            LocalDate day,
            boolean worked,
            boolean takenBack,
            boolean takesBack,
            int changes,
            int incidents) {}

    /// An incident. @param lasted until it was resolved; null while it is not
    public record Broke(
            String name,
            String severity,
            LocalDate day,
            @Nullable Duration lasted,
            boolean blamed) {}

    /// An item whose history contradicts itself or is not whole. @param flaws as facts name them
    public record Flawed(String key, String state, List<String> flaws, LocalDate touched) {}

    /// How long the changes that reached users in the period were in each stage, on average: the
    /// stages add up.
    ///
    /// @param changes how many
    public record Stages(
            long changes,
            Duration coding,
            Duration pickup,
            Duration review,
            Duration landing,
            Duration shipping) {

        /// Returns their sum.
        public Duration all() {
            return coding.plus(pickup).plus(review).plus(landing).plus(shipping);
        }
    }

    /// How long finished items waited before work began, and were worked on, on average.
    public record Waits(long items, Duration queue, Duration work) {}

    /// How many items stood in each category at the end of a day.
    public record Standing(long queue, long work, long done) {}

    /// An item that was in a sprint.
    ///
    /// @param number of the sprint, as the tracker names it
    /// @param over whether the sprint has ended
    /// @param committed whether it was in it at its start
    /// @param result `COMPLETED`, `REMAINING`, `REMOVED`, `DISCARDED` or `DONE_BEFORE`
    /// @param pointsIn hundredths of points at the start, or when it entered; null where not said
    /// @param pointsOut hundredths of points at the end, or when it left; null where not said
    /// @param earlier how many sprints it had been in before
    public record SprintItem(
            String number,
            String sprint,
            LocalDate start,
            boolean over,
            String key,
            boolean committed,
            String result,
            @Nullable Long pointsIn,
            @Nullable Long pointsOut,
            int earlier) {}

    /// What the choice of a process change looks at.
    ///
    /// @param merged changes that people merged
    /// @param unreviewed those of them that nobody reviewed
    /// @param lines that half of them have at most; null where nobody tells
    /// @param finished items
    /// @param unplanned those of them that nobody planned: defects
    public record Habits(
            long merged, long unreviewed, @Nullable Long lines, long finished, long unplanned) {}

    /// Lists items in progress, oldest first.
    public List<InHand> inHand() {
        return asked(Sheet::inHand, sql -> store.inHand(sql, scope));
    }

    /// Lists what was finished in the period, oldest first.
    public List<Finished> finished() {
        return asked(Sheet::finished, sql -> store.finished(sql, scope));
    }

    /// Lists changes that are open, oldest first.
    public List<OpenChange> openChanges() {
        return asked(Sheet::openChanges, sql -> store.openChanges(sql, scope));
    }

    /// Lists deployments to production in the period, oldest first.
    public List<Shipped> shipped() {
        return asked(Sheet::shipped, sql -> store.shipped(sql, scope));
    }

    /// Lists incidents that were opened in the period, oldest first.
    public List<Broke> broke() {
        return asked(Sheet::broke, sql -> store.broke(sql, scope));
    }

    /// Lists items with flaws that are open or were closed in the period.
    public List<Flawed> flawed() {
        return asked(Sheet::flawed, sql -> store.flawed(sql, scope));
    }

    /// Lists the items of the sprints that began in the period or went on in it, oldest sprint
    /// first.
    public List<SprintItem> sprintItems() {
        return asked(Sheet::sprintItems, sql -> store.sprintItems(sql, scope));
    }

    /// Averages the stages of the changes that first reached production in the period.
    public Stages stages() {
        return waits.get().stages(scope.teams());
    }

    /// Averages how long the items finished in the period waited and were worked on.
    public Waits waits() {
        return waits.get().waits(scope.teams());
    }

    /// Counts, day by day, how the items stood; what was done before the period does not count.
    public SortedMap<LocalDate, Standing> standing() {
        return asked(Sheet::standing, sql -> store.standing(sql, scope));
    }

    /// Counts what the choice of a process change looks at.
    public Habits habits() {
        var merged = asked(Sheet::merged, sql -> store.merged(sql, scope));
        var finished = finished();
        return new Habits(
                merged.merged(),
                merged.unreviewed(),
                merged.lines(),
                finished.size(),
                finished.stream().filter(Finished::isUnplanned).count());
    }

    /// Answers whether nothing at all is known of the team.
    public boolean isEmpty() {
        return asked(Sheet::isEmpty, sql -> store.isEmpty(sql, scope));
    }

    /// Returns the moment as of which this is.
    public Instant then() {
        return scope.then();
    }

    /// Returns the first day of the period.
    public LocalDate from() {
        return scope.from().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
