package dev.quarterdeck.pages;

import dev.quarterdeck.access.signin.Present;
import dev.quarterdeck.pages.view.Drawer;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Frame.Me;
import dev.quarterdeck.pages.view.Frame.Notice;
import dev.quarterdeck.platform.http.Notices;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows what surrounds every page: who is signed in, the notices, the health of the data.
final class Surroundings {

    private final Present present;
    private final DataHealth health;
    private final Notices notices;

    Surroundings(Present present, DataHealth health, Notices notices) {
        this.present = present;
        this.health = health;
        this.notices = notices;
    }

    Frame frame(PageRequest request, Head head, @Nullable Drawer drawer) {
        return new Frame(
                head.title(),
                head.place(),
                head.crumbs(),
                request.day(),
                request.today(),
                head.hasDay(),
                request.query(),
                request.csrf(),
                me(request),
                notices(),
                health.chip(request.viewer(), request.day()),
                request.theme(),
                drawer,
                Tour.step(request).orElse(null));
    }

    private List<Notice> notices() {
        var warnings = present.warnings().stream().map(words -> new Notice(words, null, ""));
        return Stream.concat(warnings, notices.all().stream().map(Surroundings::notice)).toList();
    }

    private static Notice notice(Notices.Notice one) {
        var action = one.action();
        return action == null
                ? new Notice(one.sentences(), null, "")
                : new Notice(one.sentences(), action.target(), action.words());
    }

    boolean isSomebody() {
        return present.now().filter(someone -> !someone.temporary()).isPresent();
    }

    private Me me(PageRequest request) {
        var person = request.viewer().person();
        return present.now()
                .map(
                        someone ->
                                new Me(
                                        someone.name(),
                                        someone.login(),
                                        person == null ? null : "/people/persons/" + person))
                .orElseGet(() -> new Me(request.viewer().label(), request.viewer().label(), null));
    }
}
