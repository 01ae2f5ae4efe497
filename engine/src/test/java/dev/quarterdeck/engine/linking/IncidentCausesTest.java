package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.deployment;
import static dev.quarterdeck.engine.linking.Facts.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent.ComponentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.DeploymentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.Opened;
import dev.quarterdeck.engine.incidents.IncidentFacts;
import dev.quarterdeck.engine.incidents.IncidentHistory;
import dev.quarterdeck.engine.linking.IncidentCauses.Blamed;
import dev.quarterdeck.engine.linking.IncidentCauses.Known;
import dev.quarterdeck.engine.linking.IncidentCauses.Rule;
import dev.quarterdeck.engine.linking.IncidentCauses.Unknown;
import dev.quarterdeck.engine.linking.IncidentCauses.Why;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IncidentCausesTest {

    private static final List<DeploymentFacts> DEPLOYMENTS =
            List.of(
                    deployment("a1", 10, "api", "prod", Result.SUCCESS),
                    deployment("a2", 20, "api", "prod", Result.SUCCESS),
                    deployment("a3", 22, "api", "prod", Result.FAILED),
                    deployment("a4", 23, "api", "staging", Result.SUCCESS),
                    deployment("w1", 23, "web", "prod", Result.SUCCESS));

    private final IncidentCauses causes =
            new IncidentCauses(DEPLOYMENTS, IncidentCauses.DAY, UnaryOperator.identity());

    @Test
    void believesWhatSomebodyNamed() {
        var incident =
                incident(
                        new Opened(hour(100), ""),
                        new ComponentNamed(hour(100), "api"),
                        new DeploymentNamed(hour(101), "a1"));

        assertThat(causes.of(incident))
                .isEqualTo(new Known(List.of(new Blamed("a1", Rule.NAMED, Confidence.TOLD))));
    }

    @Test
    void guessesTheLastSuccessOfTheSameComponentInProduction() {
        var at = causes.of(incident(new Opened(hour(24), ""), new ComponentNamed(hour(24), "api")));

        assertThat(((Known) at).deployments().getFirst().deployment()).isEqualTo("a2");
        assertThat(((Known) at).deployments().getFirst().rule()).isEqualTo(Rule.SAME_COMPONENT);
        // 4 of 24 hours: 0.8 - 0.4 / 6.
        assertThat(((Known) at).deployments().getFirst().confidence().value())
                .isCloseTo(0.7333, Offset.offset(0.0001));
    }

    @Test
    void doesNotGuessBeyondTheLimit() {
        var late = incident(new Opened(hour(45), ""), new ComponentNamed(hour(45), "api"));

        assertThat(causes.of(late)).isEqualTo(new Unknown(Why.TOO_LONG_AGO));
        assertThat(within(Duration.ofDays(3)).of(late)).isInstanceOf(Known.class);
    }

    @Test
    void saysWhyNoneIsBlamed() {
        assertThat(why(new Opened(hour(24), ""))).isEqualTo(Why.NO_COMPONENT);
        assertThat(why(new Opened(hour(24), ""), new DeploymentNamed(hour(24), "lost")))
                .isEqualTo(Why.NAMED_ONE_NOT_KNOWN);
        assertThat(why(new Opened(hour(24), ""), new ComponentNamed(hour(24), "quay")))
                .isEqualTo(Why.NO_DEPLOYMENT);
        assertThat(why(new Opened(hour(5), ""), new ComponentNamed(hour(5), "api")))
                .isEqualTo(Why.NO_DEPLOYMENT);
        assertThat(why(new ComponentNamed(hour(24), "api"))).isEqualTo(Why.NOT_DATED);
    }

    @Test
    void refusesALimitThatIsNotPositive() {
        assertThatThrownBy(() -> within(Duration.ZERO)).hasMessageContaining("PT0S");
    }

    @Test
    void knowsAComponentUnderTheNamesOfBothTools() {
        var named =
                new IncidentCauses(DEPLOYMENTS, IncidentCauses.DAY, it -> it.replace("-svc", ""));

        assertThat(
                        named.of(
                                incident(
                                        new Opened(hour(24), ""),
                                        new ComponentNamed(hour(24), "api-svc"))))
                .isInstanceOf(Known.class);
    }

    private static IncidentCauses within(Duration limit) {
        return new IncidentCauses(DEPLOYMENTS, limit, UnaryOperator.identity());
    }

    private Why why(IncidentEvent... events) {
        return ((Unknown) causes.of(incident(events))).why();
    }

    private static IncidentFacts incident(IncidentEvent... events) {
        return IncidentHistory.of("i1", List.of(events)).fold(hour(9999)).orElseThrow();
    }
}
