package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.JteproblemGenerated;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.platform.http.ProblemPages;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/// Shows a "no" inside of the frame to who is signed in, so that they find on from there.
final class FramedProblems implements ProblemPages {

    private final ProblemPages plain;
    private final PageRequests requests;
    private final Surroundings surroundings;

    /// @param plain shows it to everybody else, and knows who looks at pages at all
    FramedProblems(ProblemPages plain, PageRequests requests, Surroundings surroundings) {
        this.plain = plain;
        this.requests = requests;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<String> page(HttpServletRequest request, Shown shown) {
        var simple = plain.page(request, shown);
        return simple.isPresent() && surroundings.isSomebody()
                ? Optional.of(framed(request, shown))
                : simple;
    }

    private String framed(HttpServletRequest request, Shown shown) {
        var frame =
                surroundings.frame(
                        requests.ofToday(request), Head.of(Place.BRIEF, shown.title()), null);
        var out = new StringOutput();
        render(new OwaspHtmlTemplateOutput(out), frame, shown);
        return out.toString();
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, Shown shown) {
        JteproblemGenerated.render(out, null, frame, shown);
    }
}
