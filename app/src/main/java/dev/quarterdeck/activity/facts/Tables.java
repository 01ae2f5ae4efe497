package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.platform.store.Database;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of facts: those of now, or those of a past moment, which live for one transaction.
/// The same statements work on both.
sealed interface Tables {

    /// Does work on them in one transaction.
    <T> T keeping(Function<JdbcClient, T> work);

    /// Waits until nobody tells anything of a source, where that matters.
    void hold(JdbcClient sql, UUID source);

    /// Does work without an answer.
    default void keep(Consumer<JdbcClient> work) {
        keeping(
                sql -> {
                    work.accept(sql);
                    return true;
                });
    }

    /// The tables of now.
    record Now(Database database) implements Tables {

        @Override
        public <T> T keeping(Function<JdbcClient, T> work) {
            return database.keeping(work);
        }

        @Override
        public void hold(JdbcClient sql, UUID source) {
            Histories.hold(sql, source);
        }
    }

    /// Temporary tables of the same names. Nobody tells anything of the past, so nobody waits.
    record Then(JdbcClient then) implements Tables {

        private static final Pattern NAME =
                Pattern.compile(
                        "\\bactivity\\.(work_item|item_stay|item_purpose|category_decision|effort_due|effort_month|effort_week|item_sprint|item_points|sprint|repository|swept|change|pipeline_run|deployment"
                                + "|incident|workflow|workflow_decision|change_item"
                                + "|change_without_item|change_landing|change_deployment"
                                + "|incident_deployment|incident_without_deployment|owner"
                                + "|change_team|review_team|asked|ownership|flat_\\w+|measured_\\w+)\\b");

        /// Leads statements that name the tables of now to those of then.
        static Then of(JdbcClient sql) {
            return new Then(text -> sql.sql(NAME.matcher(text).replaceAll("pg_temp.$1")));
        }

        @Override
        public <T> T keeping(Function<JdbcClient, T> work) {
            return work.apply(then);
        }

        @Override
        public void hold(JdbcClient sql, UUID source) {}
    }
}
