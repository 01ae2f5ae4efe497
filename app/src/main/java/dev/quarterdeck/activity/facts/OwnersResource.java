package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for who owns what.
@RestController
final class OwnersResource {

    private final Owners owners;

    OwnersResource(Owners owners) {
        this.owners = owners;
    }

    /// All that was ever decided.
    record All(List<Owner> items) {}

    /// All names without an owner.
    record Unowned(List<Owners.Suggestion> items) {}

    /// All names that nobody is to be asked about.
    record Dismissed(List<Owners.Dismissal> items) {}

    /// A name that nobody is to be asked about.
    record Dismissing(Owner.@Nullable Kind kind, @Nullable String name) {}

    /// What is decided, or the decision that is taken back.
    record Change(@Nullable List<Owners.@Nullable Said> decisions, @Nullable UUID undo) {}

    @GetMapping("/api/v1/owners")
    All all(Viewer viewer) {
        return new All(owners.all(viewer));
    }

    @PutMapping("/api/v1/owners")
    All change(Viewer viewer, @RequestBody Change change) {
        if ((change.undo() == null) == (change.decisions() == null)) {
            throw new Refusal(
                    "Either decisions must be said, or one that is taken back.",
                    "Maybe {\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"HARBOR\",\"team\":null}]}.");
        }
        return new All(
                change.undo() != null
                        ? owners.undo(viewer, change.undo())
                        : owners.decide(viewer, Objects.requireNonNull(change.decisions())));
    }

    @GetMapping("/api/v1/owner-suggestions")
    Unowned suggestions(Viewer viewer) {
        return new Unowned(owners.suggestions(viewer));
    }

    @GetMapping("/api/v1/owner-dismissals")
    Dismissed dismissals(Viewer viewer) {
        return new Dismissed(owners.dismissals(viewer));
    }

    @PostMapping("/api/v1/owner-dismissals")
    Dismissed dismiss(Viewer viewer, @RequestBody Dismissing asked) {
        owners.dismiss(viewer, asked.kind(), asked.name());
        return new Dismissed(owners.dismissals(viewer));
    }

    @PostMapping("/api/v1/owner-dismissals/{dismissalId}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recall(Viewer viewer, @PathVariable UUID dismissalId) {
        owners.recall(viewer, dismissalId);
    }
}
