package dev.quarterdeck.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quarterdeck.platform.Refusal;
import org.jspecify.annotations.Nullable;

/// Says "no" over HTTP as RFC 9457 wants it.
///
/// @param type a stable URN of the code
/// @param title the status in words
/// @param status the HTTP status
/// @param detail what is wrong, with the value and the rule
/// @param remedy what can be done
/// @param instance the request's id, to be found in the log
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String remedy,
        @Nullable String instance) {

    static Problem of(Refusal refusal, @Nullable String requestId) {
        return new Problem(
                type(refusal.code()),
                title(refusal.kind().status()),
                refusal.kind().status(),
                String.valueOf(refusal.getMessage()),
                refusal.remedy(),
                instance(requestId));
    }

    static Problem of(int status, String code, String detail, @Nullable String requestId) {
        return new Problem(type(code), title(status), status, detail, null, instance(requestId));
    }

    private static String type(String code) {
        return "urn:quarterdeck:problem:" + code;
    }

    private static @Nullable String instance(@Nullable String requestId) {
        return requestId == null ? null : "urn:quarterdeck:request:" + requestId;
    }

    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 414 -> "Address too long";
            case 415 -> "Unsupported media type";
            case 422 -> "Not usable";
            case 429 -> "Too many requests";
            case 431 -> "Headers too large";
            case 503 -> "Not available now";
            default -> status >= 500 ? "A fault of the program" : "Refused";
        };
    }
}
