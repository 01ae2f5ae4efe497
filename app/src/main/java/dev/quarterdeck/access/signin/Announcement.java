package dev.quarterdeck.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// Shows a page that says something and leads nowhere, in the look of sign-in.
public final class Announcement {

    private Announcement() {}

    /// Returns the page.
    ///
    /// @param sentences one for each paragraph
    public static ResponseEntity<String> page(
            HttpServletRequest request, String title, List<String> sentences) {
        return Pages.announcement(Pages.frame(title, request), sentences);
    }
}
