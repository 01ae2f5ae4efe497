package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.RunEvent.Finished;
import dev.quarterdeck.engine.deliveries.RunEvent.Queued;
import dev.quarterdeck.engine.deliveries.RunEvent.Retried;
import dev.quarterdeck.engine.deliveries.RunEvent.StageFinished;
import dev.quarterdeck.engine.deliveries.RunEvent.Started;
import dev.quarterdeck.engine.deliveries.RunFacts.Attempt;
import dev.quarterdeck.engine.deliveries.RunFacts.Stage;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One pipeline run while its history is being read.
///
/// Of an attempt the first queueing, the first start and the last end hold: a tool that tells an
/// end again has corrected it.
final class RunReading {

    private final String id;
    private final Map<Integer, Draft> attempts = new TreeMap<>();
    private String pipeline = "";
    private String commit = "";
    private String branch = "";

    RunReading(String id, List<RunEvent> events) {
        this.id = id;
        events.forEach(this::apply);
    }

    private void apply(RunEvent event) {
        switch (event) {
            case Queued it -> queue(it);
            case Retried it -> draft(it.attempt()).queueAt(it.at());
            case Started it -> draft(it.attempt()).startAt(it.at());
            case StageFinished it -> draft(it.attempt()).end(it);
            case Finished it -> draft(it.attempt()).end(it);
        }
    }

    private void queue(Queued it) {
        pipeline = pipeline.isEmpty() ? it.pipeline() : pipeline;
        commit = commit.isEmpty() ? it.commit() : commit;
        branch = branch.isEmpty() ? it.branch() : branch;
        draft(it.attempt()).queueAt(it.at());
    }

    private Draft draft(int attempt) {
        return attempts.computeIfAbsent(attempt, Draft::new);
    }

    RunFacts facts() {
        return new RunFacts(
                id,
                pipeline,
                commit,
                branch,
                attempts.values().stream().map(Draft::attempt).toList());
    }

    private static final class Draft {

        private final int number;
        private final Map<String, StageFinished> stages = new LinkedHashMap<>();
        private @Nullable Instant queued;
        private @Nullable Instant started;
        private @Nullable Finished finished;

        Draft(int number) {
            this.number = number;
        }

        void queueAt(Instant at) {
            queued = queued == null ? at : queued;
        }

        void startAt(Instant at) {
            started = started == null ? at : started;
        }

        void end(StageFinished stage) {
            stages.remove(stage.stage());
            stages.put(stage.stage(), stage);
        }

        void end(Finished event) {
            finished = event;
        }

        Attempt attempt() {
            Instant end = finished == null ? null : finished.at();
            Why why = finished == null ? Why.NOT_YET : Why.NOT_TOLD;
            return new Attempt(
                    number,
                    queued,
                    started,
                    end,
                    finished == null ? null : finished.result(),
                    Lapse.between(queued, started, started == null ? why : Why.NOT_TOLD),
                    Lapse.between(started, end, why),
                    stages.values().stream().map(Draft::stage).toList());
        }

        private static Stage stage(StageFinished it) {
            return new Stage(
                    it.stage(),
                    it.at(),
                    it.result(),
                    Lapse.between(it.started(), it.at(), Why.NOT_TOLD));
        }
    }
}
