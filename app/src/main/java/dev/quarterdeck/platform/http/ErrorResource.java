package dev.quarterdeck.platform.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what the container itself refused, in the same form as every other "no".
@RestController
final class ErrorResource implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = asked instanceof Integer code ? code : 404;
        var detail =
                status >= 500
                        ? "This is a fault of the program; the log tells more."
                        : "The request cannot be answered: %s."
                                .formatted(
                                        Problem.title(status).toLowerCase(java.util.Locale.ROOT));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Problem.of(
                                status,
                                status >= 500 ? "fault" : "invalid",
                                detail,
                                RequestIds.of(request)));
    }
}
