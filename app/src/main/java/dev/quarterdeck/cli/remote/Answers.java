package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Refusal.Kind;
import java.net.http.HttpResponse;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns what a server answered instead of a result into a refusal in its own words.
final class Answers {

    /// The code of a refusal that stands for a fault of the server.
    static final String FAULT = "server-fault";

    private Answers() {}

    /// @param shown whether a token was shown
    static Refusal refusal(HttpResponse<String> answer, ServerAddress address, boolean shown) {
        int status = answer.statusCode();
        if (status < 400) {
            return redirected(answer, address);
        }
        var problem = read(answer);
        var detail = Words.of(problem, "detail");
        if (detail.isEmpty()) {
            return status == 401 || status == 403 ? withoutWords(status, shown) : notOurs(address);
        }
        var code = Words.of(problem, "type").replaceFirst("^urn:quarterdeck:problem:", "");
        var remedy = Words.of(problem, "remedy");
        if (status >= 500 && status != 503) {
            return fault(problem, detail);
        }
        return switch (status) {
            case 401 -> new Refusal(Kind.UNAUTHENTICATED, code, detail, howToGetIn(shown));
            case 403 -> new Refusal(Kind.FORBIDDEN, code, detail, allowed(remedy));
            default -> new Refusal(kind(status), code, detail, remedy);
        };
    }

    private static Refusal withoutWords(int status, boolean shown) {
        var kind = kind(status);
        return new Refusal(kind, "The server refused (%d).".formatted(status), howToGetIn(shown));
    }

    private static Refusal redirected(HttpResponse<String> answer, ServerAddress address) {
        return new Refusal(
                Kind.UNAVAILABLE,
                "The server (%s) sends elsewhere (%s), and a token must not follow."
                        .formatted(address, answer.headers().firstValue("Location").orElse("")),
                "Maybe name that address: --server or QD_URL.");
    }

    private static Refusal fault(JsonNode problem, String detail) {
        var request = Words.of(problem, "instance").replaceFirst("^urn:quarterdeck:request:", "");
        return new Refusal(
                Kind.UNAVAILABLE,
                FAULT,
                detail,
                request.isEmpty()
                        ? "Maybe the server's log tells more."
                        : "Maybe report it with what the server's log says about the request (%s)."
                                .formatted(request));
    }

    static Refusal notOurs(ServerAddress address) {
        return new Refusal(
                Kind.UNAVAILABLE,
                "What answers at (%s) does not speak as Quarterdeck does.".formatted(address),
                "Maybe another program listens there, or a proxy stands before it.");
    }

    private static String howToGetIn(boolean shown) {
        return (shown
                        ? "Maybe the token has expired or was revoked: make one with "
                        : "Maybe make a token with ")
                + "`qd token create --user LOGIN --name NAME` and set it as QD_TOKEN;"
                + " on the server's own machine, run qd as the user who runs the server.";
    }

    private static String allowed(String remedy) {
        var other = "use a token of somebody who may, as QD_TOKEN (`qd token create --help`).";
        return remedy.isEmpty() ? "Maybe " + other : remedy + " Or " + other;
    }

    private static Kind kind(int status) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.status() == status)
                .findFirst()
                .orElse(Kind.INVALID);
    }

    /// Reads a body as JSON; what is none reads as an empty object.
    static JsonNode read(HttpResponse<String> answer) {
        try {
            return JsonMapper.shared().readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
