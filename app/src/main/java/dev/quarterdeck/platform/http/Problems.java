package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// Maps every "no" and every fault to one problem document (RFC 9457), once; a browser that
/// asked for a page gets the same words as a page.
///
/// Refusals carry their own words. A fault is logged with the request id, and the client learns
/// that id and nothing else.
@RestControllerAdvice
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final JsonMapper json;
    private final ProblemPages pages;

    Problems(JsonMapper json, ProblemPages pages) {
        this.json = json;
        this.pages = pages;
    }

    /// Writes a refusal from a filter, where no controller is involved.
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(refusal.kind().status());
        refusal.retryAfter()
                .ifPresent(
                        wait ->
                                response.setHeader(
                                        HttpHeaders.RETRY_AFTER,
                                        String.valueOf(Math.max(1, wait.toSeconds()))));
        var problem = Problem.of(refusal, RequestIds.of(request));
        var page = page(problem, request);
        response.setContentType(
                page.isPresent() ? HTML.toString() : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(
                        page.map(html -> html.getBytes(StandardCharsets.UTF_8))
                                .orElseGet(() -> json.writeValueAsBytes(problem)));
    }

    private Optional<String> page(Problem problem, HttpServletRequest request) {
        return pages.page(
                request,
                new ProblemPages.Shown(
                        problem.status(),
                        problem.title(),
                        problem.detail(),
                        problem.remedy(),
                        RequestIds.of(request)));
    }

    /// Says "no" in the form that the client reads: a page to a browser, else a problem
    /// document.
    ResponseEntity<Object> said(
            ResponseEntity.BodyBuilder answer, Problem problem, HttpServletRequest request) {
        var page = page(problem, request);
        return page.isPresent()
                ? answer.contentType(HTML).body(page.get())
                : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        var answer = ResponseEntity.status(refusal.kind().status());
        refusal.retryAfter()
                .ifPresent(
                        wait ->
                                answer.header(
                                        HttpHeaders.RETRY_AFTER,
                                        String.valueOf(Math.max(1, wait.toSeconds()))));
        return said(answer, Problem.of(refusal, RequestIds.of(request)), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(
            HttpMessageNotReadableException failure, HttpServletRequest request) {
        return refused(unreadableBody(failure.getCause()), request);
    }

    private static Refusal unreadableBody(@Nullable Throwable cause) {
        if (NestedExceptionUtils.getMostSpecificCause(
                        cause == null ? new IllegalArgumentException() : cause)
                instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new Refusal(
                    "The member (%s) of the body is not known here."
                            .formatted(shortened(unknown.getPropertyName())),
                    "Maybe one of: " + unknown.getKnownPropertyIds() + ".");
        }
        if (cause instanceof InvalidFormatException wrong) {
            var named =
                    wrong.getPath().stream()
                            .map(JacksonException.Reference::getPropertyName)
                            .filter(Objects::nonNull)
                            .reduce("value", (before, name) -> name);
            return ValueWords.refusal(
                    named, shortened(String.valueOf(wrong.getValue())), wrong.getTargetType());
        }
        if (cause instanceof JacksonException syntax && syntax.getLocation() != null) {
            return new Refusal(
                    "The body must be JSON of the documented form; it fails at line %d, column %d."
                            .formatted(
                                    syntax.getLocation().getLineNr(),
                                    syntax.getLocation().getColumnNr()),
                    "Maybe compare it with /api/v1/openapi.json.");
        }
        return new Refusal(
                "The body must be JSON of the documented form.",
                "Maybe compare it with /api/v1/openapi.json.");
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(
            MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof Refusal refusal) {
            return refused(refusal, request);
        }
        return refused(
                ValueWords.refusal(
                        failure.getName(),
                        shortened(String.valueOf(failure.getValue())),
                        failure.getRequiredType()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(
            MissingServletRequestParameterException failure, HttpServletRequest request) {
        return refused(
                new Refusal(
                        "The parameter (%s) must be given.".formatted(failure.getParameterName()),
                        "Maybe compare the request with /api/v1/openapi.json."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> missingValue(
            MissingRequestValueException failure, HttpServletRequest request) {
        return refused(
                new Refusal(
                        "A value that the request needs is missing: %s."
                                .formatted(shortened(String.valueOf(failure.getMessage()))),
                        "Maybe compare the request with /api/v1/openapi.json."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> brokenParts(MultipartException failure, HttpServletRequest request) {
        return refused(
                failure instanceof MaxUploadSizeExceededException
                        ? BodyLimit.tooLarge(BodyLimit.IMPORT)
                        : new Refusal(
                                "The multipart body cannot be read.",
                                "Maybe send each file as one part of it."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> clashing(DuplicateKeyException failure, HttpServletRequest request) {
        LOG.info("A unique key refused a row", failure);
        return refused(
                new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Another record clashes with this one.",
                        "Maybe it was created a moment ago; read the list again."),
                request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Object> unknownRoute(Exception failure, HttpServletRequest request) {
        return refused(
                new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "There is nothing at this address.",
                        "Maybe it was mistyped; programs find all addresses in"
                                + " /api/v1/openapi.json."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongMethod(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        var allowed = failure.getSupportedHttpMethods();
        var answer = ResponseEntity.status(405);
        if (allowed != null) {
            answer.allow(allowed.toArray(org.springframework.http.HttpMethod[]::new));
        }
        var detail =
                "The method (%s) is not known at this address."
                        .formatted(shortened(failure.getMethod()));
        return said(
                answer,
                Problem.of(405, "method-not-allowed", detail, RequestIds.of(request)),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(
            HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
        return problem(
                415, "media-type", "The content type must be application/json here.", request);
    }

    /// The container and the firewall refuse some parameters only when they are read.
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Object> unreadableParameters(
            RuntimeException failure, HttpServletRequest request) {
        LOG.debug("Parameters cannot be read", failure);
        return problem(
                400,
                "invalid",
                "The request's parameters or headers are not well formed.",
                request);
    }

    /// A client that hung up needs no answer.
    @ExceptionHandler
    void goneAway(AsyncRequestNotUsableException failure) {
        LOG.debug("The client hung up", failure);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return problem(
                    known.getStatusCode().value(),
                    "invalid",
                    "The request is not of the documented form.",
                    request);
        }
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof Refusal refusal) {
            return refused(refusal, request);
        }
        LOG.error("A fault while answering", failure);
        return problem(
                500, "fault", "This is a fault of the program; the log tells more.", request);
    }

    private ResponseEntity<Object> problem(
            int status, String code, String detail, HttpServletRequest request) {
        return said(
                ResponseEntity.status(status),
                Problem.of(status, code, detail, RequestIds.of(request)),
                request);
    }

    private static String shortened(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
    }
}
