package dev.quarterdeck.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.LoggerFactory;

/// Answers requests that are too broken for any servlet with a problem document, without a word
/// about the container.
public final class QuietErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = plain(response.getStatus());
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body(status).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            LoggerFactory.getLogger(QuietErrorValve.class).debug("The client hung up", e);
        }
    }

    // The container blames itself for a version of HTTP that does not exist; the client sent it.
    private static int plain(int status) {
        return status == 505 ? 400 : status;
    }

    private static String body(int status) {
        return """
        {"type":"urn:quarterdeck:problem:invalid","title":"%s","status":%d,"detail":"The request is not well formed."}"""
                .formatted(Problem.title(status), status);
    }
}
