package dev.quarterdeck.access;

/// The kinds of content that the access matrix has a row for.
///
/// The first group is about a person, the second about the program itself. Classes of later
/// modules are listed already, so that the matrix is whole.
public enum FieldClass {
    PROFILE,
    SKILLS,
    LEAVE,
    TOOL_ACCOUNTS,
    READ_LOG,
    REVIEW_IN_PROGRESS,
    REVIEW_FINAL,
    PEER_FEEDBACK,
    CALIBRATION,
    ONE_ON_ONE_NOTES,
    PRIVATE_NOTES,
    CONCERN,
    COMPENSATION,
    SURVEY_ANSWERS,
    CANDIDATE,
    EQUAL_OPPORTUNITY_ANSWERS,
    OWN_ACTIVITY,
    TEAM_COST,
    BACKFILLS,

    ORGANIZATION,
    DELIVERY,
    INTENTION,
    PORTFOLIO,
    SEATS,
    STAFFING_ASSUMPTIONS,
    STAFF_COST,
    HIRING_FUNNEL,
    WORK_CATEGORY,
    TEAM_AGREEMENTS,
    SOURCES,
    IDENTITY_REVIEW,
    USERS,
    GRANTS,
    OWN_SESSIONS,
    OWN_TOKENS,
    AUDIT_LOG,
    JOBS,
    OPERATION
}
