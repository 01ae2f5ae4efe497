package dev.quarterdeck.server;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Viewpoint;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers whether the program lives, whether it can work, and what it measured.
///
/// Health and readiness tell nothing but their own state, so they need no sign-in; measurements
/// do.
@RestController
final class Operation {

    private static final Logger LOG = LoggerFactory.getLogger(Operation.class);

    private final Database database;
    private final PrometheusMeterRegistry meters;
    private final Policy policy;
    private final Clock clock;

    Operation(Database database, PrometheusMeterRegistry meters, Policy policy, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.meters = meters;
        this.clock = clock;
    }

    /// @param status `up` or `down`
    record State(String status) {}

    @GetMapping("/health")
    State health() {
        return new State("up");
    }

    @GetMapping("/ready")
    ResponseEntity<State> ready() {
        try {
            var nobody =
                    new Viewpoint(null, null, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            database.viewing(nobody, sql -> sql.sql("select 1").query(Integer.class).single());
            return ResponseEntity.ok(new State("up"));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The database does not answer", e);
            return ResponseEntity.status(503).body(new State("down"));
        }
    }

    @GetMapping(value = "/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    String metrics(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.OPERATION));
        return meters.scrape();
    }
}
