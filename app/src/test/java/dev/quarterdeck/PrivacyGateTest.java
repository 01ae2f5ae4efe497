package dev.quarterdeck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.quarterdeck.access.OwnActivity;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.privacy.GroupTree;
import dev.quarterdeck.engine.privacy.VisibleGroups;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lets nothing out about what people did but through the two gates: a person's own activity is
/// opened to that person by `OwnActivity`, and figures of groups are cut by `VisibleGroups`.
///
/// A module that is not named here is taken to know what people did. Each address it answers must
/// reach a gate; one that has nothing to do with people is named in `ABOUT_NOBODY`, with a reason.
class PrivacyGateTest {

    /// Modules that know nothing of what people did; the second rule keeps it so.
    private static final List<String> FREE_OF_ACTIVITY =
            List.of("platform", "access", "organization", "portfolio", "seats", "server");

    /// Addresses of other modules which tell of no person and no group, as `Class.method`, with
    /// why.
    private static final Map<String, List<String>> ABOUT_NOBODY =
            Map.ofEntries(
                    // The weeks of teams are cut below five people; ForecastsServerTest.
                    Map.entry(
                            "a forecast tells when initiatives are done, and weeks of whole teams",
                            List.of("ForecastResource.today", "PlanPage.show")),
                    // The one team that is named has five people at least; ForecastRecords.
                    Map.entry(
                            "what people said of goals, pauses and seats, and how forecasts of work fared",
                            List.of(
                                    "GoalsPage.show",
                                    "GoalsPage.decide",
                                    "OrderPage.show",
                                    "SeatsPage.show",
                                    "SeatsPage.decide",
                                    "RecordPage.show",
                                    "ForecastResource.record",
                                    "ToldResource.by",
                                    "ToldResource.of",
                                    "ToldResource.record")),
                    // Who leaves or moves is never named, and weeks are cut below five people;
                    // ScenariosServerTest and FittingTest.
                    Map.entry(
                            "what a changed plan would come to, of initiatives and whole teams",
                            List.of(
                                    "ScenariosResource.all",
                                    "ScenariosResource.add",
                                    "ScenariosResource.one",
                                    "ScenariosResource.change",
                                    "ScenariosResource.drop",
                                    "ScenariosResource.history",
                                    "ScenariosResource.addChange",
                                    "ScenariosResource.removeChange",
                                    "ScenariosResource.comparison",
                                    "ScenariosPage.all",
                                    "ScenariosPage.make",
                                    "ScenariosPage.one",
                                    "ScenariosPage.change",
                                    "ComparePage.show",
                                    "BaselinesResource.all",
                                    "BaselinesResource.freeze",
                                    "BaselinesResource.course",
                                    "BaselinesPage.all",
                                    "BaselinesPage.freeze",
                                    "BaselinesPage.one")),
                    // Teams and skills are cut below five people; LeversServerTest, SkillWeeksTest.
                    Map.entry(
                            "an initiative, a lever and a quarter tell of dates, items and whole teams",
                            List.of(
                                    "PlanResource.initiative",
                                    "ScenariosResource.lever",
                                    "PlanResource.quarter",
                                    "EpicsResource.epics",
                                    "InitiativePage.show",
                                    "QuarterPage.show")),
                    // Holds for as long as no look names a person; LookImportTest and PrivacyTest.
                    Map.entry(
                            "a look counts changes and items of a repository, no person's",
                            List.of(
                                    "RepositoriesResource.list",
                                    "RepositoriesResource.add",
                                    "RepositoriesResource.one",
                                    "RepositoriesResource.change",
                                    "RepositoriesResource.looks",
                                    "RepositoriesResource.trend",
                                    "LooksResource.look",
                                    "LooksResource.issues",
                                    "LooksResource.chart",
                                    "LooksResource.explain",
                                    "LooksResource.rows",
                                    "LookImportsResource.bringByPath",
                                    "LookImportsResource.bringFiles",
                                    "ExplainResource.explain",
                                    "ExplainResource.rows",
                                    "BriefResource.show",
                                    "BriefResource.text",
                                    "DeliveryPage.show",
                                    "RepositoryPages.show",
                                    "RepositoryPages.again",
                                    "ChangeRepository.show",
                                    "ChangeRepository.change",
                                    "TeamDelivery.show",
                                    "LookFiles.drawing",
                                    "LookFiles.markdown",
                                    "LookFiles.numbers",
                                    "LookFiles.page",
                                    "LookFiles.picture",
                                    "ImportPages.show",
                                    "ImportPages.begin",
                                    "JobPages.show",
                                    "JobPages.cancel",
                                    "HealthPages.show")),
                    Map.entry(
                            "facts of the organisation, which say where somebody works, not what they did",
                            List.of(
                                    "PeoplePage.chart",
                                    "PeoplePage.teams",
                                    "PeoplePage.managers",
                                    "TeamForm.show",
                                    "TeamForm.change",
                                    "PersonsPage.person",
                                    "AccountsPage.list",
                                    "AccountsPage.decide",
                                    "ImportPage.choose",
                                    "ImportPage.compare",
                                    "ImportPage.follow",
                                    "ImportPage.go",
                                    "FindPage.palette",
                                    "FindPage.search")),
                    Map.entry(
                            "logins, duties and the log of Quarterdeck itself, each under the access"
                                    + " matrix",
                            List.of(
                                    "AccountPage.show",
                                    "AccountPage.change",
                                    "AuditPage.list",
                                    "GrantsPage.list",
                                    "GrantsPage.show",
                                    "GrantsPage.give",
                                    "GrantsPage.end",
                                    "TokensPage.list",
                                    "UsersPage.list",
                                    "UsersPage.add",
                                    "UserPage.show",
                                    "UserPage.change",
                                    "DemoResource.drop")),
                    // FactsTest holds that no table of facts has a column of accounts.
                    Map.entry(
                            "facts of items, changes and deployments, which name no account",
                            List.of(
                                    "FactsResource.list",
                                    "FactsResource.one",
                                    "FactsResource.links",
                                    "MetricsResource.list",
                                    "MetricPages.list",
                                    "FactsResource.rules",
                                    "FactsResource.putRules")),
                    // OwnersTest holds that what a small team's people did suggests nothing.
                    Map.entry(
                            "which team owns what, as people decided, and names that nobody owns",
                            List.of(
                                    "OwnersResource.all",
                                    "OwnersResource.change",
                                    "OwnersResource.suggestions",
                                    "OwnersResource.dismissals",
                                    "OwnersResource.dismiss",
                                    "OwnersResource.recall",
                                    "OwnersPage.show",
                                    "OwnersPage.decide")),
                    Map.entry(
                            "what people decided that items are for, and what effort is meant to go to",
                            List.of(
                                    "ItemCategoriesResource.all",
                                    "ItemCategoriesResource.decide",
                                    "ItemCategoriesResource.undo",
                                    "IntentionsResource.all",
                                    "IntentionsResource.intend",
                                    "IntentionsResource.undo")),
                    Map.entry(
                            "what a team agreed on or tries, as people said it, without its numbers",
                            List.of(
                                    "AgreementsResource.agree",
                                    "AgreementsResource.end",
                                    "AgreementsResource.undo",
                                    "ExperimentsResource.start",
                                    "ExperimentsResource.undo")),
                    Map.entry(
                            "which tools are read and what came of it: counts and the words of mappings",
                            List.of(
                                    "WorkflowResource.workflow",
                                    "WorkflowResource.change",
                                    "ConnectionsResource.tools",
                                    "ConnectionsResource.list",
                                    "ConnectionsResource.add",
                                    "ConnectionsResource.one",
                                    "ConnectionsResource.change",
                                    "ConnectionsResource.check",
                                    "ConnectionsResource.scopes",
                                    "ConnectionsResource.listScopes",
                                    "ConnectionsResource.choose",
                                    "ConnectionsResource.run",
                                    "ConnectionsResource.counts",
                                    "SourcesPage.list",
                                    "ConnectPage.form",
                                    "ConnectPage.connect",
                                    "ConnectionPage.show",
                                    "ConnectionPage.read",
                                    "SettingsOfSource.show",
                                    "SettingsOfSource.change",
                                    "ScopesPage.show",
                                    "ScopesPage.change",
                                    "PushPage.show",
                                    "PushPage.make",
                                    "FilesPage.any",
                                    "FilesPage.one",
                                    "FilesPage.bring",
                                    "FilesPage.bringTo",
                                    "RunPage.show",
                                    "WorkflowPage.show",
                                    "WorkflowPage.decide",
                                    "RunPage.cancel",
                                    "RunsResource.list",
                                    "RunsResource.one",
                                    "RunsResource.issues",
                                    "RunsResource.bring",
                                    "HooksResource.newSecret",
                                    "HooksResource.take",
                                    "HooksResource.takeOf")),
                    // Account ids, as the tool told them, and no count of anybody's: ADR 0006.
                    Map.entry(
                            "records as an administrator brought them in, given back to one, and audited",
                            List.of("HistoriesResource.export", "RunPage.raw")),
                    Map.entry(
                            "fixed words and invented values",
                            List.of(
                                    "PlacesPage.releases",
                                    "PlacesPage.money",
                                    "PlacesPage.standards",
                                    "PlacesPage.decisions",
                                    "StyleGuidePage.show",
                                    "ThemeForm.choose")));

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.quarterdeck");

    @Test
    void answersNothingAboutWhatPeopleDidPastTheGates() {
        assertThat(handlers(HOUSE)).as("the rule sees the addresses").hasSizeGreaterThan(60);

        assertThat(handlers(HOUSE).filter(one -> !isFree(one)).filter(one -> !reachesAGate(one)))
                .extracting(PrivacyGateTest::name)
                .isSubsetOf(ABOUT_NOBODY.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void knowsNoAuthorWhereLooksAreKept() {
        noClasses()
                .that()
                .resideInAPackage("dev.quarterdeck.looks..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(dev.quarterdeck.activity.Author.class)
                .check(HOUSE);
    }

    @Test
    void keepsActivityOutOfTheModulesThatNeedNoGate() {
        var free =
                FREE_OF_ACTIVITY.stream()
                        .map("dev.quarterdeck.%s.."::formatted)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(free)
                // It names the modules to wire, and touches nothing of theirs.
                .and()
                .doNotHaveFullyQualifiedName("dev.quarterdeck.server.ServerBeans")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.quarterdeck.activity..",
                        "dev.quarterdeck.metrics..",
                        "dev.quarterdeck.forecasting..",
                        "dev.quarterdeck.sources..")
                .check(HOUSE);
    }

    @Test
    void findsAnAddressThatGoesPastTheGates() {
        var fixtures =
                new ClassFileImporter()
                        .importClasses(
                                PastTheGates.class,
                                ThroughGroups.class,
                                ThroughOwn.class,
                                Changes.class,
                                VisibleGroups.class,
                                OwnActivity.class);

        assertThat(handlers(fixtures).filter(one -> !reachesAGate(one)))
                .extracting(PrivacyGateTest::name)
                .containsExactlyInAnyOrder("PastTheGates.perPerson", "PastTheGates.perTeam");
        assertThat(handlers(fixtures).filter(PrivacyGateTest::reachesAGate))
                .extracting(PrivacyGateTest::name)
                .containsExactlyInAnyOrder("ThroughGroups.perTeam", "ThroughOwn.mine");
    }

    private static Stream<JavaMethod> handlers(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(
                        method ->
                                method.isAnnotatedWith(RequestMapping.class)
                                        || method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static boolean isFree(JavaMethod handler) {
        var module = handler.getOwner().getPackageName().split("\\.")[2];
        return FREE_OF_ACTIVITY.contains(module);
    }

    private static String name(JavaMethod handler) {
        return handler.getOwner().getSimpleName() + "." + handler.getName();
    }

    /// Follows the calls of an address through our own code.
    private static boolean reachesAGate(JavaCodeUnit from) {
        Set<JavaCodeUnit> met = new HashSet<>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (isGate(next)) {
                return true;
            }
            next.getAccessesFromSelf().stream()
                    .map(JavaAccess::getTarget)
                    .flatMap(target -> target.resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(unit -> unit.getOwner().getPackageName().startsWith("dev.quarterdeck"))
                    .filter(met::add)
                    .forEach(open::add);
        }
        return false;
    }

    private static boolean isGate(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(OwnActivity.class)
                        && unit.getName().equals("openedBy")
                || unit.getOwner().isEquivalentTo(VisibleGroups.class)
                        && unit.getName().equals("of");
    }

    /// What an address must not do: it hands on what it was given.
    static final class PastTheGates {

        private final Changes changes = new Changes();

        @GetMapping("/changes/people")
        Map<String, Integer> perPerson() {
            return changes.byName();
        }

        @GetMapping("/changes/teams")
        Map<String, Integer> perTeam() {
            return changes.byName();
        }
    }

    /// Shows what may be shown of groups, two calls away.
    static final class ThroughGroups {

        private final Changes changes = new Changes();

        @GetMapping("/changes/visible")
        Map<String, Integer> perTeam() {
            return changes.visible(GroupTree.leaf("harbour", 8));
        }
    }

    /// Shows somebody their own.
    static final class ThroughOwn {

        @GetMapping("/changes/mine")
        int mine(OwnActivity<Integer> own, Viewer viewer, Policy policy) {
            return Stream.of(own).mapToInt(one -> one.openedBy(viewer, policy)).sum();
        }
    }

    /// A face with figures of groups and of people.
    static final class Changes {

        Map<String, Integer> byName() {
            return Map.of("harbour", 8);
        }

        Map<String, Integer> visible(GroupTree whole) {
            var shown = new java.util.HashMap<>(byName());
            shown.keySet().retainAll(VisibleGroups.of(whole));
            return shown;
        }
    }
}
