package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.signin.Cookies.Use;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Hands a browser what proves its session, and takes it back.
final class Door {

    private final Cookies cookies;

    Door(Cookies cookies) {
        this.cookies = cookies;
    }

    Visit visit(HttpServletRequest request) {
        return Visit.of(request, cookies.read(request, Use.DEVICE));
    }

    /// Returns the visit with a device secret: the browser's own, or a new one.
    Visit visitWithDevice(HttpServletRequest request) {
        var visit = visit(request);
        return visit.device() == null
                ? new Visit(visit.address(), visit.agent(), Secrets.next())
                : visit;
    }

    void let(HttpServletResponse response, Sessions.Opened opened, Visit visit) {
        cookies.write(response, Use.SESSION, opened.token());
        cookies.remove(response, Use.FORM);
        if (visit.device() != null) {
            cookies.write(response, Use.DEVICE, visit.device());
        }
    }

    void close(HttpServletResponse response) {
        cookies.remove(response, Use.SESSION);
        cookies.remove(response, Use.FORM);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }
}
