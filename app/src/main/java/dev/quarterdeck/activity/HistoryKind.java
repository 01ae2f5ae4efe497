package dev.quarterdeck.activity;

/// The kinds of thing of which a history is kept. Their names are stored and never change.
public enum HistoryKind {
    /// A tracker's issue.
    WORK_ITEM,
    /// A pull or merge request.
    CHANGE,
    /// One run of a build or delivery pipeline.
    PIPELINE_RUN,
    /// One bringing of a version to an environment.
    DEPLOYMENT,
    /// An interruption of service, from its report to its end.
    INCIDENT,
    /// Something that a tool names: a status, a sprint, a project.
    DEFINITION
}
