package dev.quarterdeck.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows a "no" to somebody who looks at it in a browser; whoever owns the look of pages does.
@FunctionalInterface
public interface ProblemPages {

    /// Returns a page, or nothing when the request comes from a program, which reads the
    /// problem.
    Optional<String> page(HttpServletRequest request, Shown shown);

    /// What the page says.
    ///
    /// @param status the HTTP status
    /// @param title the status in words
    /// @param detail what is wrong, in one sentence
    /// @param remedy what can be done, or null
    /// @param requestId the request's id, to be found in the log, or null
    record Shown(
            int status,
            String title,
            String detail,
            @Nullable String remedy,
            @Nullable String requestId) {}
}
