package dev.quarterdeck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// Holds the arrows that each `package-info.java` declares. The engine is a Maven module: the
/// compiler holds it.
class ModuleArrowsTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of("dev.quarterdeck", resideInAPackage("dev.quarterdeck.engine.."));

    @Test
    void pointDownTheModuleMap() {
        MODULES.verify();
    }

    @Test
    void areCheckedOnEveryModule() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "platform",
                        "access",
                        "organization",
                        "pages",
                        "server",
                        "activity",
                        "agreements",
                        "portfolio",
                        "seats",
                        "planning",
                        "metrics",
                        "forecasting",
                        "sources",
                        "reports",
                        "looks",
                        "demo",
                        "cli");
        assertThat(MODULES.stream().mapToLong(ModuleArrowsTest::classes).sum()).isGreaterThan(150);
    }

    private static long classes(ApplicationModule module) {
        return module.getBasePackage().stream().count();
    }
}
