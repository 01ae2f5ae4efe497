package dev.quarterdeck.platform.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what the container itself refused, in the same form as every other "no".
@RestController
final class ErrorResource implements ErrorController {

    private final Problems problems;

    ErrorResource(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = asked instanceof Integer code ? code : 404;
        var detail =
                status >= 500
                        ? "This is a fault of the program; the log tells more."
                        : "The request cannot be answered: %s."
                                .formatted(
                                        Problem.title(status).toLowerCase(java.util.Locale.ROOT));
        var code = status >= 500 ? "fault" : "invalid";
        return problems.said(
                ResponseEntity.status(status),
                Problem.of(status, code, detail, RequestIds.of(request)),
                request);
    }
}
