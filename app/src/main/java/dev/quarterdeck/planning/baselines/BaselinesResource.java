package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Members;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for frozen plans.
@RestController
final class BaselinesResource {

    private final Baselines baselines;

    BaselinesResource(Baselines baselines) {
        this.baselines = baselines;
    }

    /// All baselines, the newest first.
    record All(List<Head> items) {}

    /// One of the list. @param initiatives how many it holds
    record Head(
            UUID id,
            String name,
            LocalDate asOf,
            String by,
            Instant at,
            @Nullable String why,
            int initiatives) {

        static Head of(Baseline one) {
            return new Head(
                    one.id(),
                    one.name(),
                    one.asOf(),
                    one.by(),
                    one.at(),
                    one.why(),
                    one.initiatives().size());
        }
    }

    /// What is asked of a baseline.
    record Asked(@Nullable String name, @Nullable String why) {}

    @GetMapping("/api/v1/plan/baselines")
    All all(Viewer viewer) {
        return new All(baselines.all(viewer).stream().map(Head::of).toList());
    }

    @PostMapping("/api/v1/plan/baselines")
    @ResponseStatus(HttpStatus.CREATED)
    Baseline freeze(Viewer viewer, @RequestBody Asked asked) {
        return baselines.freeze(viewer, Members.require(asked.name(), "name"), asked.why());
    }

    @GetMapping("/api/v1/plan/baselines/{baselineId}")
    BaselineCourse course(Viewer viewer, @PathVariable UUID baselineId) {
        return baselines.course(viewer, baselineId);
    }
}
