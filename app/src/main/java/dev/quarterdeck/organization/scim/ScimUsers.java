package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import dev.quarterdeck.access.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers the library's calls about users.
final class ScimUsers extends ResourceHandler<User> {

    private final Provisioning provisioning;

    ScimUsers(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public User createResource(User user, Context context) {
        return ScimProblems.guarded(() -> provisioning.create(ScimCaller.of(context), user));
    }

    @Override
    public User getResource(
            String id,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        return ScimProblems.guarded(
                () ->
                        provisioning
                                .user(ScimCaller.of(context), person(id))
                                .orElseThrow(() -> unknown(id)));
    }

    private static PersonId person(String id) {
        return Provisioning.identified(id).orElseThrow(() -> unknown(id));
    }

    private static ResourceNotFoundException unknown(String id) {
        var shown = id.length() > 60 ? id.substring(0, 60) + "..." : id;
        return new ResourceNotFoundException("There is no user (%s).".formatted(shown));
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        var viewer = ScimCaller.of(context);
        var found =
                ScimProblems.guarded(
                        () ->
                                filter == null
                                        ? provisioning.page(viewer, startIndex, count)
                                        : provisioning.find(viewer, ScimQuestion.of(filter)));
        return PartialListResponse.<User>builder()
                .resources(found.users())
                .totalResults(found.total())
                .build();
    }

    @Override
    public User updateResource(User user, Context context) {
        var id = user.getId().orElse("");
        return ScimProblems.guarded(
                () ->
                        provisioning
                                .update(ScimCaller.of(context), person(id), user)
                                .orElseThrow(() -> unknown(id)));
    }

    @Override
    public void deleteResource(String id, Context context) {
        ScimProblems.guarded(
                () -> {
                    if (!provisioning.remove(ScimCaller.of(context), person(id))) {
                        throw unknown(id);
                    }
                    return id;
                });
    }
}
