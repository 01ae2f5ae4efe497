package dev.quarterdeck.metrics.intention;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for what effort is meant to go to.
@RestController
final class IntentionsResource {

    private final Intentions intentions;

    IntentionsResource(Intentions intentions) {
        this.intentions = intentions;
    }

    /// What is to be intended. @param shares in per cent, by the id of the category
    record Asked(
            @Nullable UUID team,
            @Nullable LocalDate from,
            @Nullable Map<String, @Nullable Integer> shares) {}

    /// An intention as a client sees it.
    record Shown(
            UUID id,
            @Nullable UUID team,
            LocalDate from,
            Map<String, Integer> shares,
            String by,
            Instant at) {

        static Shown of(Intention one) {
            var shares = new TreeMap<String, Integer>();
            for (var category : Intentions.categories()) {
                shares.put(category.id(), one.shares().getOrDefault(category, 0));
            }
            return new Shown(one.id(), one.team(), one.from(), shares, one.by(), one.at());
        }
    }

    /// All that stand.
    record All(List<Shown> items) {}

    @GetMapping("/api/v1/intentions")
    All all(Viewer viewer) {
        return new All(intentions.all(viewer).stream().map(Shown::of).toList());
    }

    @PostMapping("/api/v1/intentions")
    @ResponseStatus(HttpStatus.CREATED)
    Shown intend(Viewer viewer, @RequestBody Asked asked) {
        intentions.requireMay(viewer);
        var from = asked.from();
        if (from == null || asked.shares() == null) {
            throw new Refusal(
                    "The first day and the shares must be given.", "Maybe see the API document.");
        }
        return Shown.of(intentions.intend(viewer, asked.team(), from, shares(asked.shares())));
    }

    private static Map<EffortCategory, Integer> shares(Map<String, @Nullable Integer> asked) {
        var shares = new EnumMap<EffortCategory, Integer>(EffortCategory.class);
        asked.forEach(
                (id, share) ->
                        shares.put(
                                EffortCategory.of(id).orElseThrow(() -> unknown(id)),
                                share == null ? 0 : share));
        return shares;
    }

    private static Refusal unknown(String id) {
        return new Refusal(
                "The category (%s) must be one that can be intended."
                        .formatted(id.length() > 40 ? id.substring(0, 40) + "..." : id),
                "Maybe new-work, defects, operations or debt.");
    }

    @PostMapping("/api/v1/intentions/{intentionId}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Viewer viewer, @PathVariable UUID intentionId) {
        intentions.undo(viewer, intentionId);
    }
}
