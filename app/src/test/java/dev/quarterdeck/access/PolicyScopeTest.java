package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Holds answers that row security alone filters to the scopes of the token that asks.
class PolicyScopeTest {

    private final Policy policy =
            new Policy(
                    Matrix.load(),
                    () -> RelationIndex.of(1, List.of(), List.of(), List.of()),
                    Clock.systemUTC());

    private static Viewer token(Scope... scopes) {
        return new Viewer(new UUID(7, 1), "qd_token", null, Set.of(scopes));
    }

    @Test
    void refusesATokenOutsideTheScopesOfTheRow() {
        for (var scope : List.of(Scope.MEASURE, Scope.PROVISION)) {
            assertThatThrownBy(
                            () -> policy.requireScope(token(scope), FieldClass.LEAVE, Action.SEE))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.FORBIDDEN))
                    .hasMessageStartingWith("You may not see leave: this token lacks the scope ");
        }
        assertThatThrownBy(() -> policy.requireScope(token(), FieldClass.PROFILE, Action.SEE))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void letsATokenWithinTheScopesAndEverySessionThrough() {
        for (var viewer : List.of(token(Scope.READ), token(Scope.values()), Viewer.console())) {
            assertThatCode(() -> policy.requireScope(viewer, FieldClass.PROFILE, Action.SEE))
                    .doesNotThrowAnyException();
        }
    }
}
