package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Members;
import dev.quarterdeck.platform.http.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for frozen plans.
@RestController
final class BaselinesResource {

    private final Baselines baselines;

    BaselinesResource(Baselines baselines) {
        this.baselines = baselines;
    }

    /// What is asked of a baseline.
    record Asked(@Nullable String name, @Nullable String why) {}

    @GetMapping("/api/v1/plan/baselines")
    Page<BaselineHead> all(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        var after = keys.isEmpty() ? null : Cursor.id(keys.getFirst());
        return Page.of(
                baselines.heads(viewer, after, most + 1),
                most,
                one -> Cursor.encode(one.id().toString()));
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
