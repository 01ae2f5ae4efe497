package dev.quarterdeck.planning;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what shown forecasts were made of, for good. The program alone reads it.
final class KeptPlanStore {

    private final JsonMapper json;

    KeptPlanStore(JsonMapper json) {
        this.json = json;
    }

    void keep(JdbcClient sql, UUID forecast, KeptPlan plan) {
        sql.sql(
                        """
                        insert into planning.kept_plan (forecast, plan) values (:forecast, cast(:plan as jsonb))
                        """)
                .param("forecast", forecast)
                .param("plan", json.writeValueAsString(plan))
                .update();
    }

    Optional<KeptPlan> find(JdbcClient sql, UUID forecast) {
        return sql.sql("select plan::text from planning.kept_plan where forecast = :forecast")
                .param("forecast", forecast)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, KeptPlan.class));
    }
}
