package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.ItemCategories.Said;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

/// Answers for what people decided that items are for.
@RestController
final class ItemCategoriesResource {

    private final ItemCategories categories;
    private final Clock clock;

    ItemCategoriesResource(ItemCategories categories, Clock clock) {
        this.categories = categories;
        this.clock = clock;
    }

    /// What an item is said to be for.
    record Asked(@Nullable String item, @Nullable String category, @Nullable Boolean below) {

        Said said() {
            var id = category == null ? "" : category;
            return new Said(
                    item == null ? "" : item,
                    EffortCategory.of(id).orElseThrow(() -> unknown(id)),
                    below != null && below);
        }
    }

    private static Refusal unknown(String id) {
        return new Refusal(
                        "The category (%s) must be one that people can say."
                                .formatted(id.length() > 40 ? id.substring(0, 40) + "..." : id),
                        "Maybe new-work, defects, operations or debt.")
                .about("category");
    }

    /// A decision as a client sees it.
    record Shown(
            UUID id,
            long item,
            String key,
            @Nullable UUID team,
            String category,
            boolean below,
            String by,
            Instant at) {

        static Shown of(ItemCategory one) {
            return new Shown(
                    one.id(),
                    one.item(),
                    one.key(),
                    one.team(),
                    one.category().id(),
                    one.below(),
                    one.by(),
                    one.at());
        }
    }

    /// All that stood on a day.
    record All(List<Shown> items) {}

    @GetMapping("/api/v1/item-categories")
    All all(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var day = asOf == null || asOf.isAfter(today) ? today : asOf;
        return new All(categories.of(viewer, day).stream().map(Shown::of).toList());
    }

    @PostMapping("/api/v1/item-categories")
    @ResponseStatus(HttpStatus.CREATED)
    Shown decide(Viewer viewer, @RequestBody Asked asked) {
        return Shown.of(categories.decide(viewer, asked.said()));
    }

    @PostMapping("/api/v1/item-categories/{categoryId}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Viewer viewer, @PathVariable UUID categoryId) {
        categories.undo(viewer, categoryId);
    }
}
