package dev.quarterdeck.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Says who is asking, and what they may do and why.
@RestController
final class AccessResource {

    private final Policy policy;
    private final Grants grants;
    private final OthersRights others;

    AccessResource(Policy policy, Grants grants, OthersRights others) {
        this.policy = policy;
        this.grants = grants;
        this.others = others;
    }

    /// A decision as a client sees it.
    ///
    /// @param extent FULL or LIMITED, or null when refused
    record Answer(boolean allowed, Decision.@Nullable Extent extent, String reason) {

        static Answer of(Decision decision) {
            return switch (decision) {
                case Decision.Allow(String reason, Decision.Extent extent) ->
                        new Answer(true, extent, reason);
                case Decision.Refuse(String reason) -> new Answer(false, null, reason);
            };
        }
    }

    @GetMapping("/api/v1/may")
    Answer may(
            Viewer viewer,
            @RequestParam("class") FieldClass fieldClass,
            @RequestParam Action action,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(defaultValue = "any") String state,
            @RequestParam(required = false) @Nullable UUID user) {
        var subject = person == null ? null : new PersonId(person);
        var record = new ProtectedRecord(fieldClass, subject, null, state);
        return Answer.of(
                user == null
                        ? policy.may(viewer, action, record)
                        : others.may(viewer, user, action, record));
    }

    @GetMapping("/api/v1/me/grants")
    List<GrantsResource.Shown> myGrants(Viewer viewer) {
        return grants.heldBy(viewer.user()).stream().map(GrantsResource.Shown::of).toList();
    }
}
