package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.facts.StatusWorkflow.Decision;
import dev.quarterdeck.activity.facts.StatusWorkflow.Guess;
import dev.quarterdeck.activity.facts.StatusWorkflow.Meaning;
import dev.quarterdeck.activity.facts.StatusWorkflow.Status;
import dev.quarterdeck.activity.facts.StatusWorkflow.Traffic;
import dev.quarterdeck.activity.kept.Unsettled;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.workflows.LearnedStatus;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Show how the statuses of a source are understood, and keep what people decide about them.
///
/// A decision holds from a day on, or has always held. Items are folded anew by a job.
public final class Workflows {

    private static final ProtectedRecord SOURCES = ProtectedRecord.of(FieldClass.SOURCES);
    private static final int MOST = 500;
    private static final int LONGEST = 500;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;
    private final Jobs jobs;
    private final RulesStore rules;

    Workflows(
            Database database,
            Policy policy,
            Audit audit,
            Clock clock,
            Jobs jobs,
            RulesStore rules) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.jobs = jobs;
        this.rules = rules;
    }

    /// What somebody says a status stands for.
    ///
    /// @param status as {@link Status#status} names it
    /// @param project for which it holds; null or empty for all
    /// @param category `QUEUE`, `WORK` or `DONE`
    /// @param waiting whether work in it waits for others; null for no
    /// @param discards whether it closes without the work being done; null for no
    /// @param from the first day on which it holds, in UTC; null when it always did
    public record Said(
            @Nullable String status,
            @Nullable String project,
            @Nullable StatusCategory category,
            @Nullable Boolean waiting,
            @Nullable Boolean discards,
            @Nullable LocalDate from) {}

    /// Shows the workflow of a source; without statuses before anything was read and settled.
    public StatusWorkflow of(Viewer viewer, UUID source) {
        policy.require(viewer, Action.SEE, SOURCES);
        return database.viewing(viewer.viewpoint(today()), sql -> of(sql, source));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private StatusWorkflow of(JdbcClient sql, UUID source) {
        var now = rules.rules(sql, source);
        var decisions = rules.decisions(sql, source);
        var decided =
                decisions.stream()
                        .filter(it -> it.undone() == null && it.project().isEmpty())
                        .filter(it -> it.from() == null || !it.from().isAfter(today()))
                        .map(Decision::status)
                        .collect(Collectors.toSet());
        return new StatusWorkflow(
                source,
                now.learned().workflow().statuses().stream()
                        .map(status -> status(now, status, decided))
                        .toList(),
                decisions,
                projects(sql, source),
                Unsettled.of(sql, source).isEmpty() ? 0 : Learning.stale(sql, source, now).size());
    }

    private Status status(Rules now, LearnedStatus learned, Set<String> decided) {
        var moves = learned.moves();
        var reference = moves.status().reference();
        var inForce = now.of("").at(clock.instant()).rule(moves.status());
        return new Status(
                reference,
                moves.status().name(),
                meaning(inForce),
                new Guess(
                        meaning(learned.rule()),
                        learned.told(),
                        learned.byWords(),
                        learned.byMoves(),
                        learned.movesWhy(),
                        learned.rule().why(),
                        learned.isDisputed()),
                decided.contains(reference),
                new Traffic(
                        moves.items(),
                        moves.births(),
                        moves.entries(),
                        moves.exits(),
                        moves.standing(),
                        moves.resolved()));
    }

    private static Meaning meaning(StatusRule rule) {
        return new Meaning(rule.category(), rule.waiting(), rule.discards());
    }

    private static List<String> projects(JdbcClient sql, UUID source) {
        return sql.sql(
                        "select distinct project from activity.work_item where source = :source and project <> '' order by 1")
                .param("source", source)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Keeps decisions, each in the place of one about the same status, project and day.
    ///
    /// @return the job that folds anew
    /// @throws Refusal when the viewer may not, or a decision is none; then nothing is kept
    public UUID decide(Viewer viewer, UUID source, List<@Nullable Said> said) {
        policy.require(viewer, Action.CHANGE, SOURCES);
        if (said.isEmpty() || said.size() > MOST) {
            throw new Refusal(
                    "The decisions (%d) must number from 1 to %d.".formatted(said.size(), MOST),
                    "Maybe decide about some statuses first.");
        }
        return database.keeping(
                sql -> {
                    var known = known(sql, source);
                    for (var one : said) {
                        rules.decide(sql, source, checked(one, known));
                    }
                    return changed(sql, viewer, source, "workflow.decide");
                });
    }

    private Set<String> known(JdbcClient sql, UUID source) {
        return rules.rules(sql, source).learned().workflow().statuses().stream()
                .map(it -> it.moves().status().reference())
                .collect(Collectors.toSet());
    }

    private Decision checked(@Nullable Said said, Set<String> known) {
        if (said == null || said.status() == null || !known.contains(said.status())) {
            throw new Refusal(
                    "The status (%s) must be one of the workflow."
                            .formatted(said == null ? "null" : shown(said.status())),
                    "Maybe list the workflow: its statuses are named by ids.");
        }
        return new Decision(
                Ids.next(clock),
                said.status(),
                project(said.project()),
                meaning(said),
                from(said.from()),
                clock.instant(),
                null);
    }

    private static String shown(@Nullable String text) {
        return text != null && text.length() > 40 ? text.substring(0, 40) + "..." : "" + text;
    }

    private static String project(@Nullable String project) {
        if (project == null) {
            return "";
        }
        if (project.length() > LONGEST || project.indexOf('\0') >= 0) {
            throw new Refusal(
                    "The project (%s) must be the project's part of a key."
                            .formatted(shown(project)),
                    "Maybe HARBOR, for HARBOR-12.");
        }
        return project.strip();
    }

    private static Meaning meaning(Said said) {
        var category = said.category();
        if (category == null || category == StatusCategory.UNKNOWN) {
            throw new Refusal(
                    "The category (%s) of the status (%s) must be QUEUE, WORK or DONE."
                            .formatted(category, shown(said.status())),
                    "Maybe WORK.");
        }
        boolean waiting = Objects.requireNonNullElse(said.waiting(), false);
        boolean discards = Objects.requireNonNullElse(said.discards(), false);
        boolean done = category == StatusCategory.DONE;
        if (done ? waiting : discards) {
            throw new Refusal(
                    "A status (%s) that is %s must not be marked as %s."
                            .formatted(
                                    shown(said.status()),
                                    category.label(),
                                    done ? "waiting" : "closing without the work done"),
                    "Maybe leave the mark out.");
        }
        return new Meaning(category, waiting, discards);
    }

    private static @Nullable LocalDate from(@Nullable LocalDate from) {
        if (from != null && (from.isBefore(FIRST) || from.isAfter(LAST))) {
            throw new Refusal(
                            "The day (%s) must lie between %s and %s.".formatted(from, FIRST, LAST),
                            "Maybe leave it out: the decision has then always held.")
                    .about("from");
        }
        return from;
    }

    /// Takes a decision back; what was learned, or decided before for another day, holds again.
    ///
    /// @return the job that folds anew
    /// @throws Refusal when the viewer may not, or there is no such decision that stands
    public UUID undo(Viewer viewer, UUID source, UUID decision) {
        policy.require(viewer, Action.CHANGE, SOURCES);
        return database.keeping(
                sql -> {
                    if (!rules.undo(sql, source, decision, clock.instant())) {
                        throw new Refusal(
                                Refusal.Kind.NOT_FOUND,
                                "decision-unknown",
                                "The decision (%s) must be one of the workflow that stands."
                                        .formatted(decision),
                                "Maybe it was taken back already.");
                    }
                    return changed(sql, viewer, source, "workflow.undo");
                });
    }

    private UUID changed(JdbcClient sql, Viewer viewer, UUID source, String action) {
        Unsettled.mark(sql, List.of(source), HistoryKind.WORK_ITEM, clock.instant());
        audit.append(
                sql,
                AuditEntry.of(
                        viewer, action, FieldClass.SOURCES, List.of(), "connection " + source));
        return jobs.ask(
                SettleJob.KIND, viewer.user(), source.toString().getBytes(StandardCharsets.UTF_8));
    }
}
