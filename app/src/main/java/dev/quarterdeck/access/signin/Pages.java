package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.signin.pages.Frame;
import dev.quarterdeck.access.signin.pages.JteannouncementGenerated;
import dev.quarterdeck.access.signin.pages.JtepasswordGenerated;
import dev.quarterdeck.access.signin.pages.JteproblemGenerated;
import dev.quarterdeck.access.signin.pages.JtesignedoutGenerated;
import dev.quarterdeck.access.signin.pages.JtesigninGenerated;
import dev.quarterdeck.access.signin.pages.PasswordPage;
import dev.quarterdeck.access.signin.pages.SignInPage;
import dev.quarterdeck.platform.http.ProblemPages;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/// Writes the pages of sign-in as HTML.
///
/// The generated classes take null for "no interceptor" without saying so.
@NullUnmarked
final class Pages {

    private Pages() {}

    static Frame frame(String title, HttpServletRequest request) {
        var csrf =
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "";
        return new Frame(title, csrf);
    }

    static ResponseEntity<String> signIn(int status, SignInPage page) {
        return html(status, out -> JtesigninGenerated.render(out, null, page));
    }

    static ResponseEntity<String> password(int status, PasswordPage page) {
        return html(status, out -> JtepasswordGenerated.render(out, null, page));
    }

    static ResponseEntity<String> signedOut(Frame frame, boolean signedIn) {
        return html(200, out -> JtesignedoutGenerated.render(out, null, frame, signedIn));
    }

    static ResponseEntity<String> announcement(Frame frame, List<String> sentences) {
        return html(200, out -> JteannouncementGenerated.render(out, null, frame, sentences));
    }

    /// Shows a "no" as a page to a browser, and nothing to a program.
    static Optional<String> problem(HttpServletRequest request, ProblemPages.Shown shown) {
        return Paths.isPage(request)
                ? Optional.of(
                        rendered(
                                out ->
                                        JteproblemGenerated.render(
                                                out, null, frame(shown.title(), request), shown)))
                : Optional.empty();
    }

    private static ResponseEntity<String> html(
            int status, Consumer<OwaspHtmlTemplateOutput> template) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(rendered(template));
    }

    private static String rendered(Consumer<OwaspHtmlTemplateOutput> template) {
        var text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    static ResponseEntity<String> seeOther(String target) {
        return ResponseEntity.status(303).header("Location", target).build();
    }
}
