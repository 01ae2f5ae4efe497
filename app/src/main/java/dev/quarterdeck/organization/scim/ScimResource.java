package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import dev.quarterdeck.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Hands what comes to `/scim/v2` to the SCIM library.
@RestController
final class ScimResource {

    private final ScimService service;

    ScimResource(ScimService service) {
        this.service = service;
    }

    @RequestMapping(
            path = {"/scim/v2", "/scim/v2/**"},
            method = {
                RequestMethod.GET,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE
            })
    ResponseEntity<String> answer(
            HttpServletRequest request,
            @RequestBody(required = false) @Nullable String body,
            Viewer viewer) {
        var query = request.getQueryString();
        var url = request.getRequestURL() + (query == null ? "" : "?" + query);
        var method = HttpMethod.valueOf(request.getMethod());
        var response = service.answer(viewer, method, url, body, headers(request));
        var answer = ResponseEntity.status(response.getHttpStatus());
        response.getHttpHeaders().forEach(answer::header);
        return hasBody(response.getHttpStatus())
                ? answer.body(response.toString())
                : answer.build();
    }

    private static boolean hasBody(int status) {
        return status != 204 && status != 304;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        return headers;
    }
}
