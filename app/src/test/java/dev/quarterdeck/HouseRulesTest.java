package dev.quarterdeck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.quarterdeck.activity.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds what a machine can hold of STYLE.md.
class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.quarterdeck");

    /// Share of public top-level types, main code; lower it when it falls, never raise it above 45
    /// %.
    private static final double PUBLIC_SHARE_RATCHET = 0.45;

    /// Where PostgreSQL and Spring live; everything else starts without them.
    private static final String[] SERVER_SIDE = {
        "dev.quarterdeck.platform.postgres..",
        "dev.quarterdeck.platform.store..",
        "dev.quarterdeck.platform.http..",
        "dev.quarterdeck.platform.jobs..",
        "dev.quarterdeck.platform.backup..",
        "dev.quarterdeck.platform.outbound..",
        "dev.quarterdeck.platform.secrets..",
        "dev.quarterdeck.activity.facts..",
        "dev.quarterdeck.agreements..",
        "dev.quarterdeck.portfolio..",
        "dev.quarterdeck.seats..",
        "dev.quarterdeck.planning..",
        "dev.quarterdeck.activity.kept..",
        "dev.quarterdeck.sources.kept..",
        "dev.quarterdeck.access..",
        "dev.quarterdeck.organization..",
        "dev.quarterdeck.looks.kept..",
        "dev.quarterdeck.metrics.teams..",
        "dev.quarterdeck.metrics.board..",
        "dev.quarterdeck.metrics.intention..",
        "dev.quarterdeck.pages..",
        "dev.quarterdeck.demo",
        "dev.quarterdeck.server.."
    };

    @Test
    void sawTheWholeHouse() {
        assertThat(HOUSE.stream().filter(JavaClass::isTopLevelClass).count()).isGreaterThan(200);
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "dev.quarterdeck.engine.forecasting",
                        "dev.quarterdeck.sources.git",
                        "dev.quarterdeck.platform.store",
                        "dev.quarterdeck.access",
                        "dev.quarterdeck.organization",
                        "dev.quarterdeck.cli");
    }

    @Test
    void readsTheClockOnlyWhereItIsHandedIn() {
        for (Class<?> type :
                List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(HOUSE);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.cli.Console")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(HOUSE);
    }

    @Test
    void keepsTheEnginePure() {
        noClasses()
                .that()
                .resideInAPackage("dev.quarterdeck.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.file..",
                        "java.sql..",
                        "org.springframework..",
                        "tools.jackson..")
                .check(HOUSE);
    }

    @Test
    void opensNoConnectionOutsideOfTheServerAndItsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER_SIDE)
                .and()
                .resideOutsideOfPackage("dev.quarterdeck.cli.remote..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .check(HOUSE);
    }

    @Test
    void asksOtherMachinesThroughOneClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.quarterdeck.platform.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.quarterdeck.cli.remote..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .orShould()
                .callMethod(java.net.URL.class, "openConnection")
                .check(HOUSE);
    }

    @Test
    void encryptsInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.quarterdeck.platform.secrets..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.crypto.Cipher")
                .check(HOUSE);
    }

    @Test
    void endsPersonsBeforeReportsAndTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.quarterdeck.reports..",
                        "dev.quarterdeck.looks..",
                        "dev.quarterdeck.cli..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Author.class)
                .check(HOUSE);
    }

    @Test
    void printsOnlyThroughTheConsole() {
        noClasses().should().accessField(System.class, "out").check(HOUSE);
        noClasses().should().accessField(System.class, "err").check(HOUSE);
    }

    @Test
    void keepsTheFirstLookFreeOfTheStoreAndTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER_SIDE)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework..")
                .check(HOUSE);
    }

    @Test
    void readsNoXmlAndRunsNoText() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "javax.script..",
                        "org.springframework.expression..")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(HOUSE);
    }

    @Test
    void hashesWithShaOfTheSecondFamilyInFewPlacesOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.platform.Sha256")
                .and()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.platform.store.StoreAddress")
                .and()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.platform.secrets.Envelope")
                .and()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.sources.kept.HookSignature")
                .should()
                .callMethod(java.security.MessageDigest.class, "getInstance", String.class)
                .orShould()
                .callMethod(javax.crypto.Mac.class, "getInstance", String.class)
                .orShould()
                .callMethod(javax.crypto.Cipher.class, "getInstance", String.class)
                .check(HOUSE);
    }

    @Test
    void namesNothingManagerHelperOrImpl() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Processor|Info|Base)$")
                .check(HOUSE);
    }

    @Test
    void throwsNoGenericExceptions() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.quarterdeck.cli..")
                .should()
                .declareThrowableOfType(Exception.class)
                .check(HOUSE);
    }

    @Test
    void showsAtMostTheRatchetOfItsTypes() {
        var types =
                HOUSE.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .filter(type -> !type.getPackageName().endsWith("signin.pages"))
                        .filter(type -> !type.getPackageName().endsWith("reports.pages"))
                        .filter(
                                type ->
                                        !type.getPackageName()
                                                .startsWith("dev.quarterdeck.pages.view"))
                        .toList();
        long shown =
                types.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .count();

        assertThat((double) shown / types.size()).isLessThanOrEqualTo(PUBLIC_SHARE_RATCHET);
    }

    @Test
    void writesNumbersTheSameWhereverTheServerStands() throws IOException {
        var numbers =
                Pattern.compile("(Locale\\.ROOT,\\s*)?\"(?:[^\"\\\\\n]|\\\\.)*%(?:,d|,?\\.\\d+f)");
        int seen = 0;
        for (var root : List.of(Path.of("src/main/java"), Path.of("../engine/src/main/java"))) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    var found = numbers.matcher(Files.readString(file));
                    while (found.find()) {
                        seen++;
                        assertThat(found.group(1)).as(file + ": " + found.group()).isNotNull();
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    /// `scripts/properties` draws others.
    @Test
    void drawsTheSameForPropertiesInEachBuild() throws IOException {
        var property = Pattern.compile("(?m)^ *@Property\\b(\\([^)]*\\))?");
        int seen = 0;
        for (var root : List.of(Path.of("src/test/java"), Path.of("../engine/src/test/java"))) {
            try (var files = Files.walk(root)) {
                for (var file :
                        files.filter(one -> one.toString().endsWith("Test.java")).toList()) {
                    var found = property.matcher(Files.readString(file));
                    while (found.find()) {
                        seen++;
                        assertThat(found.group()).as(file.toString()).contains("seed = ");
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
    }
}
