package dev.quarterdeck.activity.facts;

/// Names the tables of facts. Rows go in as one document, because a statement for each row would
/// take ten times as long.
final class FactTables {

    static final FactTable<ItemRecord> ITEMS = of(ItemRecord.class, "work_item");
    static final FactTable<StayRow> STAYS = of(StayRow.class, "item_stay");
    static final FactTable<SprintRow> SPRINTS = of(SprintRow.class, "item_sprint");
    static final FactTable<SprintRow.Points> POINTS = of(SprintRow.Points.class, "item_points");
    static final FactTable<Purpose> PURPOSES = of(Purpose.class, "item_purpose");
    static final FactTable<ChangeRow> CHANGES = of(ChangeRow.class, "change");
    static final FactTable<RunRow> RUNS = of(RunRow.class, "pipeline_run");
    static final FactTable<DeploymentRow> DEPLOYMENTS = of(DeploymentRow.class, "deployment");
    static final FactTable<IncidentRow> INCIDENTS = of(IncidentRow.class, "incident");

    private static <R extends Record> FactTable<R> of(Class<R> type, String name) {
        return new FactTable<>(type, name, "history");
    }

    private FactTables() {}
}
