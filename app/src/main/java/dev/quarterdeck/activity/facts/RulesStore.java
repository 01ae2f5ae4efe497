package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.StatusWorkflow.Decision;
import dev.quarterdeck.activity.facts.StatusWorkflow.Meaning;
import dev.quarterdeck.engine.workitems.StatusCategory;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes what was learned of workflows, and what people decided.
final class RulesStore {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Columns<Learned> LEARNED = Columns.of(Learned.class);

    /// The last rules of each source: most pages of a run find them unchanged.
    private final Map<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(String learned, List<Decision> decisions, Rules rules) {}

    /// Returns the rules in force.
    Rules rules(JdbcClient sql, UUID source) {
        var learned = learned(sql, source).orElse("");
        var decisions = decisions(sql, source).stream().filter(it -> it.undone() == null).toList();
        var last = remembered.get(source);
        if (last != null && last.learned.equals(learned) && last.decisions.equals(decisions)) {
            return last.rules;
        }
        var rules = new Rules(read(learned), decisions.stream().map(Rules.Decided::of).toList());
        remembered.put(source, new Remembered(learned, decisions, rules));
        return rules;
    }

    private static Learned read(String learned) {
        return learned.isEmpty() ? Learned.NOTHING : LEARNED.read(Stored.JSON.readTree(learned));
    }

    private static Optional<String> learned(JdbcClient sql, UUID source) {
        return sql.sql("select learned from activity.workflow where source = :source")
                .param("source", source)
                .query(String.class)
                .optional();
    }

    /// Keeps what was learned, and returns the rules then in force.
    Rules learn(JdbcClient sql, UUID source, Learned learned) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            LEARNED.write(json, learned, Columns.Naming.STORED);
        }
        sql.sql(
                        """
                        insert into activity.workflow (source, learned) values (:source, :learned)
                        on conflict (source) do update set learned = excluded.learned
                        """)
                .param("source", source)
                .param("learned", text.toString())
                .update();
        return rules(sql, source);
    }

    /// Returns all decisions that were ever made, newest first.
    List<Decision> decisions(JdbcClient sql, UUID source) {
        return sql.sql(
                        """
                        select id, status, project, category, waiting, discards, from_day, decided_at, undone_at
                        from activity.workflow_decision where source = :source
                        order by decided_at desc, id desc
                        """)
                .param("source", source)
                .query((row, number) -> decision(row))
                .list();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getString("project"),
                new Meaning(
                        StatusCategory.valueOf(row.getString("category")),
                        row.getBoolean("waiting"),
                        row.getBoolean("discards")),
                row.getObject("from_day", LocalDate.class),
                row.getTimestamp("decided_at").toInstant(),
                instant(row.getTimestamp("undone_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// Keeps a decision. One about the same status, project and day is taken back.
    void decide(JdbcClient sql, UUID source, Decision decision) {
        sql.sql(
                        """
                        update activity.workflow_decision set undone_at = :at
                        where source = :source and status = :status and project = :project
                            and from_day is not distinct from cast(:from as date) and undone_at is null
                        """)
                .param("source", source)
                .param("status", decision.status())
                .param("project", decision.project())
                .param("from", decision.from())
                .param("at", Timestamp.from(decision.at()))
                .update();
        sql.sql(
                        """
                        insert into activity.workflow_decision
                            (id, source, status, project, category, waiting, discards, from_day, decided_at)
                        values (:id, :source, :status, :project, :category, :waiting, :discards,
                            cast(:from as date), :at)
                        """)
                .param("id", decision.id())
                .param("source", source)
                .param("status", decision.status())
                .param("project", decision.project())
                .param("category", decision.meaning().category().name())
                .param("waiting", decision.meaning().waiting())
                .param("discards", decision.meaning().discards())
                .param("from", decision.from())
                .param("at", Timestamp.from(decision.at()))
                .update();
    }

    /// Takes a decision back. @return whether there was one that stood
    boolean undo(JdbcClient sql, UUID source, UUID decision, Instant at) {
        return sql.sql(
                                """
                                update activity.workflow_decision set undone_at = :at
                                where id = :id and source = :source and undone_at is null
                                """)
                        .param("id", decision)
                        .param("source", source)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
