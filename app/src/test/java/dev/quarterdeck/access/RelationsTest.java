package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.engine.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationsTest {

    private static final PersonId TOP = new PersonId(new UUID(8, 1));
    private static final PersonId MIDDLE = new PersonId(new UUID(8, 2));
    private static final PersonId OTHER = new PersonId(new UUID(8, 3));
    private static final PersonId BELOW = new PersonId(new UUID(8, 4));
    private static final UUID TEAM = new UUID(9, 1);
    private static final LocalDate LONG_AGO = LocalDate.of(2016, 1, 4);
    private static final LocalDate ENDED = LocalDate.of(2019, 1, 1);

    @TempDir private Path folder;
    private AccessGround access;

    @BeforeEach
    void start() {
        access = new AccessGround(folder);
        access.publish(
                new OrganizationRelations(
                        Set.of(TOP, MIDDLE, OTHER, BELOW),
                        List.of(
                                line(MIDDLE, TOP, DateRange.since(LONG_AGO)),
                                line(OTHER, TOP, DateRange.since(LONG_AGO)),
                                line(BELOW, MIDDLE, new DateRange(LONG_AGO, ENDED)),
                                line(BELOW, OTHER, DateRange.since(ENDED))),
                        List.of(
                                new Belonging(BELOW, TEAM, new DateRange(LONG_AGO, ENDED)),
                                new Belonging(MIDDLE, TEAM, DateRange.since(LONG_AGO))),
                        List.of(new TeamNode(TEAM, null, DateRange.since(LONG_AGO)))));
    }

    @AfterEach
    void stop() {
        access.close();
    }

    private static Line line(PersonId below, PersonId above, DateRange days) {
        return new Line(below, above, Line.Kind.PRIMARY, days);
    }

    @Test
    void forgetsWhoStoodAboveWhomLongAgo() {
        var lines = access.database.keeping(sql -> new RelationStore().lines(sql));
        var members = access.database.keeping(sql -> new RelationStore().members(sql));

        assertThat(lines)
                .extracting(Reach::below, Reach::above)
                .contains(tuple(BELOW.value(), OTHER.value()))
                .doesNotContain(tuple(BELOW.value(), MIDDLE.value()));
        assertThat(members).extracting("person").containsExactly(MIDDLE.value());
    }

    @Test
    void saysSinceWhenThroughWhoeverStoodBetween() {
        var leave = ProtectedRecord.about(FieldClass.LEAVE, BELOW);

        assertThat(access.policy.may(AccessGround.user(1, TOP), Action.SEE, leave).reason())
                .isEqualTo("you are the manager of their manager since 4 January 2016");
    }
}
