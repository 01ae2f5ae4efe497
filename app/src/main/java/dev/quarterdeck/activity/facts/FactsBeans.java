package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the facts.
@Configuration(proxyBeanMethods = false)
public class FactsBeans {

    @Bean
    RulesStore rulesStore() {
        return new RulesStore();
    }

    @Bean
    ItemRefolding itemRefolding(RulesStore rules, Clock clock) {
        return new ItemRefolding(rules, clock);
    }

    @Bean
    PeopleShares peopleShares(Teams teams) {
        return new PeopleShares(teams);
    }

    @Bean
    Histories.Refolding changeRefolding(Clock clock, PeopleShares shares) {
        return new ChangeRefolding(
                new PlainRefolding<>(
                        HistoryKind.CHANGE, FactTables.CHANGES, PlainFoldings::changeRow, clock),
                shares);
    }

    @Bean
    Histories.Refolding runRefolding(Clock clock) {
        return new PlainRefolding<>(
                HistoryKind.PIPELINE_RUN, FactTables.RUNS, PlainFoldings::runRow, clock);
    }

    @Bean
    Histories.Refolding deploymentRefolding(Clock clock) {
        return new PlainRefolding<>(
                HistoryKind.DEPLOYMENT,
                FactTables.DEPLOYMENTS,
                PlainFoldings::deploymentRow,
                clock);
    }

    @Bean
    Histories.Refolding incidentRefolding(Clock clock) {
        return new PlainRefolding<>(
                HistoryKind.INCIDENT, FactTables.INCIDENTS, PlainFoldings::incidentRow, clock);
    }

    /// Definitions have no facts; what they tell is heard when their source is settled.
    @Bean
    Histories.Refolding definitionMarks(Clock clock) {
        return new PlainRefolding<ChangeRow>(
                HistoryKind.DEFINITION, null, (kept, asOf) -> Optional.empty(), clock);
    }

    @Bean
    FlatRows flatRows(Database database, Clock clock) {
        return new FlatRows(database, clock);
    }

    @Bean
    SourceFacts sourceFacts(
            Database database,
            Clock clock,
            Histories histories,
            ToldCommits commits,
            Learning learning,
            FlatRows rows,
            Teams teams) {
        var tables = new Tables.Now(database);
        return new SourceFacts(
                database,
                clock,
                learning,
                new Linking(tables, histories, commits, Instant.MAX),
                rows,
                new Effort(histories, teams));
    }

    @Bean
    Learning learning(
            Database database, Histories histories, RulesStore rules, ItemRefolding folding) {
        return new Learning(new Tables.Now(database), histories, rules, folding);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FactsWatch factsWatch(
            SourceFacts facts, PeopleShares shares, Database database, Histories histories) {
        return new FactsWatch(
                facts,
                () -> {
                    shares.refill(database, histories);
                    facts.settleEffort();
                });
    }

    @Bean
    JobKind settleKind(SourceFacts facts) {
        return new SettleJob(facts).kind();
    }

    @Bean
    Workflows workflows(
            Database database,
            Policy policy,
            Audit audit,
            Clock clock,
            Jobs jobs,
            RulesStore rules) {
        return new Workflows(database, policy, audit, clock, jobs, rules);
    }

    @Bean
    Facts facts(
            Database database, Policy policy, Clock clock, Histories histories, RulesStore rules) {
        return new Facts(database, policy, clock, histories, rules);
    }

    @Bean
    Past past(
            Histories histories,
            ToldCommits commits,
            RulesStore rules,
            ItemRefolding folding,
            Teams teams) {
        return new Past(histories, commits, rules, folding, teams);
    }

    @Bean
    Measured measured(Database database, Clock clock, Past past, FlatRows rows) {
        return new Measured(database, clock, past, rows);
    }

    @Bean
    Owners owners(Database database, Policy policy, Audit audit, Clock clock, Teams teams) {
        return new Owners(database, policy, audit, clock, teams);
    }

    @Bean
    OwnersResource ownersResource(Owners owners) {
        return new OwnersResource(owners);
    }

    @Bean
    ItemCategories itemCategories(
            Database database, Policy policy, Audit audit, Clock clock, Teams teams) {
        return new ItemCategories(database, policy, audit, clock, teams);
    }

    @Bean
    ItemCategoriesResource itemCategoriesResource(ItemCategories categories, Clock clock) {
        return new ItemCategoriesResource(categories, clock);
    }

    @Bean
    Components components(Database database, Policy policy, Audit audit, Clock clock) {
        return new Components(database, policy, audit, clock);
    }

    @Bean
    FactsResource factsResource(Facts facts, Components components) {
        return new FactsResource(facts, components);
    }
}
