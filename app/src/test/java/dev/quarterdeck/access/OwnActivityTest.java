package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.DateRange;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnActivityTest {

    private static final PersonId ADA = new PersonId(new UUID(0, 1));
    private static final PersonId BEN = new PersonId(new UUID(0, 2));

    private final AccessGround.TurnedClock clock = new AccessGround.TurnedClock();
    private final OwnActivity<String> activity = OwnActivity.of(ADA, "12 changes");

    @Test
    void opensToItsPersonAlone() {
        assertThat(activity.openedBy(AccessGround.user(1, ADA), policy())).isEqualTo("12 changes");
        for (var other :
                List.of(AccessGround.user(2, BEN), AccessGround.user(3, null), Viewer.console())) {
            assertThatThrownBy(() -> activity.openedBy(other, policy()))
                    .hasMessageContaining("nobody sees the activity of somebody else");
        }
    }

    @Test
    void hasNoTextAndNoMembersToRender() {
        assertThat(activity).hasToString("activity of one person");
        assertThat(
                        Arrays.stream(OwnActivity.class.getMethods())
                                .filter(method -> method.getDeclaringClass() == OwnActivity.class)
                                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                                .map(method -> method.getName()))
                .containsExactlyInAnyOrder("openedBy", "toString");
    }

    private Policy policy() {
        var line = new Line(ADA, BEN, Line.Kind.PRIMARY, DateRange.since(clock.day().minusDays(9)));
        var closure = new Closure(Relations.links(List.of(line)), "person").all();
        var index = RelationIndex.of(1, closure, List.of(), List.of());
        return new Policy(Matrix.load(), () -> index, clock);
    }
}
