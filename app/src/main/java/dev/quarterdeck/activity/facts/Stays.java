package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.FactSheet.Stay;
import dev.quarterdeck.engine.workitems.timeline.CurrentNames;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Lists the intervals of an item that anybody may see. Whose it was is not among them.
final class Stays {

    private static final CurrentNames THEN = CurrentNames.of(List.of());
    private static final Set<Field> HIDDEN = EnumSet.of(Field.ASSIGNEE, Field.OTHER, Field.LABEL);

    private Stays() {}

    static Stream<Stay> of(Timeline timeline) {
        return Stream.of(Field.values())
                .filter(field -> !HIDDEN.contains(field))
                .flatMap(field -> of(timeline, field));
    }

    private static Stream<Stay> of(Timeline timeline, Field field) {
        return timeline.stays(field, THEN).stream()
                .map(
                        stay ->
                                new Stay(
                                        field.name(),
                                        Stored.text(stay.value().id()),
                                        Stored.text(stay.value().name()),
                                        Stored.bounded(stay.from()),
                                        !timeline.gone() && stay.until().equals(timeline.end())
                                                ? null
                                                : Stored.bounded(stay.until()),
                                        stay.origin().name().toLowerCase(Locale.ROOT)));
    }
}
