package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import dev.quarterdeck.access.Viewer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Wraps the SCIM library: what it offers, and what it is guarded from.
final class ScimService {

    private static final int DEEPEST = 20;
    private static final int MOST_RESULTS = 200;

    private final Provisioning provisioning;
    private final ResourceEndpoint endpoint;

    ScimService(Provisioning provisioning) {
        this.provisioning = provisioning;
        this.endpoint =
                new ResourceEndpoint(
                        offer(), new UserEndpointDefinition(new ScimUsers(provisioning)));
        endpoint.getResourceTypeByName("User")
                .orElseThrow()
                .getFeatures()
                .setETagFeature(ETagFeature.builder().enabled(true).build());
    }

    private static ServiceProvider offer() {
        return ServiceProvider.builder()
                .patchConfig(
                        PatchConfig.builder()
                                .supported(true)
                                // Entra names the manager by a bare string where RFC 7643 has an
                                // object.
                                .activateMsAzureComplexSimpleValueWorkaround(true)
                                .ignoreUnknownAttributes(true)
                                .build())
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(MOST_RESULTS).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .lenientContentTypeChecking(true)
                .authenticationSchemes(
                        List.of(
                                AuthenticationScheme.builder()
                                        .name("API token")
                                        .description("A token of scope PROVISION as bearer token")
                                        .type("oauthbearertoken")
                                        .primary(true)
                                        .build()))
                .build();
    }

    /// Answers one request; refusals and faults alike are SCIM errors.
    ///
    /// @param url the whole URL with its query
    /// @param headers one value each
    ScimResponse answer(
            Viewer viewer,
            HttpMethod method,
            String url,
            @Nullable String body,
            Map<String, String> headers) {
        try {
            ScimProblems.guarded(
                    () -> {
                        provisioning.require(viewer);
                        refuseDeep(body);
                        return viewer;
                    });
            return endpoint.handleRequest(
                    url, method, body, headers, new Context(new ScimCaller(viewer)));
        } catch (ScimException refused) {
            return new ErrorResponse(refused);
        }
    }

    /// Counts brackets outside of strings, before anything is built from the text.
    private static void refuseDeep(@Nullable String body) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; body != null && i < body.length(); i++) {
            char c = body.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new BadRequestException(
                        "The body must not be nested deeper than %d levels.".formatted(DEEPEST),
                        "invalidSyntax");
            }
        }
    }
}
