package dev.quarterdeck.activity.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Names the tables of links, and their rows.
final class LinkTables {

    /// A change serves an item. @param rule where the change names it
    record ChangeItem(
            long change,
            long item,
            String itemKey,
            String rule,
            double confidence,
            @Nullable Long initiative,
            @Nullable String climbWhy) {}

    /// Why a change serves no item.
    record ChangeWithoutItem(long change, String why) {}

    /// Where a change landed, and when users had it.
    ///
    /// @param why why no commit is known, or null
    /// @param carrying by what it belongs to what is deployed
    record ChangeLanding(
            long change,
            @Nullable String landedCommit,
            @Nullable String rule,
            @Nullable Double confidence,
            @Nullable String why,
            @Nullable String carrying,
            String firstState,
            @Nullable Instant firstAt,
            @Nullable String firstWhy,
            String lastState,
            @Nullable Instant lastAt,
            @Nullable Long toFirstMs,
            @Nullable String toFirstWhy) {}

    /// How a change reached one target.
    record ChangeDeployment(
            long change,
            String component,
            String environment,
            String state,
            @Nullable Long deployment,
            @Nullable Instant at,
            String rule,
            double confidence) {}

    /// An incident is blamed on a deployment.
    record IncidentDeployment(long incident, long deployment, String rule, double confidence) {}

    /// Why an incident is blamed on no deployment.
    record IncidentWithoutDeployment(long incident, String why) {}

    static final LinkTable<ChangeItem> ITEMS =
            new LinkTable<>(ChangeItem.class, "change_item", "change", ChangeItem::change);
    static final LinkTable<ChangeWithoutItem> WITHOUT_ITEM =
            new LinkTable<>(
                    ChangeWithoutItem.class,
                    "change_without_item",
                    "change",
                    ChangeWithoutItem::change);
    static final LinkTable<ChangeLanding> LANDINGS =
            new LinkTable<>(ChangeLanding.class, "change_landing", "change", ChangeLanding::change);
    static final LinkTable<ChangeDeployment> DEPLOYMENTS =
            new LinkTable<>(
                    ChangeDeployment.class,
                    "change_deployment",
                    "change",
                    ChangeDeployment::change);
    static final LinkTable<IncidentDeployment> INCIDENTS =
            new LinkTable<>(
                    IncidentDeployment.class,
                    "incident_deployment",
                    "incident",
                    IncidentDeployment::incident);
    static final LinkTable<IncidentWithoutDeployment> WITHOUT_DEPLOYMENT =
            new LinkTable<>(
                    IncidentWithoutDeployment.class,
                    "incident_without_deployment",
                    "incident",
                    IncidentWithoutDeployment::incident);

    private static final List<LinkTable<?>> ALL =
            List.of(ITEMS, WITHOUT_ITEM, LANDINGS, DEPLOYMENTS, INCIDENTS, WITHOUT_DEPLOYMENT);

    /// Takes away the links of histories that have no row any more.
    static void sweep(JdbcClient sql) {
        ALL.forEach(table -> table.sweep(sql));
    }

    private LinkTables() {}
}
