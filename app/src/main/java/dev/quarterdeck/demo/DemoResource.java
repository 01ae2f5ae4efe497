package dev.quarterdeck.demo;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Announcement;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Drops the demo by the button of its banner.
@RestController
final class DemoResource {

    private final Demo demo;

    DemoResource(Demo demo) {
        this.demo = demo;
    }

    @PostMapping(Demo.DROP)
    ResponseEntity<String> drop(Viewer viewer, HttpServletRequest request) {
        demo.drop(viewer);
        return Announcement.page(request, "Farewell", Demo.GONE);
    }
}
