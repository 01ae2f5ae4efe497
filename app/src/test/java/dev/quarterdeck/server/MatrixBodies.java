package dev.quarterdeck.server;

import java.util.Map;

/// Holds a whole body for each operation that takes one, so that only the policy can refuse.
final class MatrixBodies {

    private MatrixBodies() {}

    /// By method and path.
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry(
                            "POST /api/v1/persons",
                            """
                            {"number":"MX-900","name":"Wilma Berg","from":"2026-01-05"}\
                            """),
                    Map.entry("PATCH /api/v1/persons/{personId}", "{\"location\":\"Bremen\"}"),
                    Map.entry(
                            "POST /api/v1/persons/{personId}/memberships",
                            """
                            {"team":"mx-team","share":50,"from":"2026-02-02"}\
                            """),
                    Map.entry(
                            "POST /api/v1/persons/{personId}/reporting-lines",
                            """
                            {"manager":"MX-2","kind":"DOTTED","from":"2026-02-02"}\
                            """),
                    Map.entry(
                            "POST /api/v1/persons/{personId}/leave",
                            """
                            {"kind":"holiday","from":"2027-08-02","until":"2027-08-09"}\
                            """),
                    Map.entry(
                            "POST /api/v1/persons/{personId}/skills",
                            """
                            {"skill":"sql","level":3,"from":"2026-02-02"}\
                            """),
                    Map.entry(
                            "POST /api/v1/persons/{personId}/accounts",
                            """
                            {"tool":"git","key":"mx-stray","from":"2026-02-02"}\
                            """),
                    Map.entry("END", "{\"day\":\"2026-03-02\"}"),
                    Map.entry(
                            "POST /api/v1/teams",
                            """
                            {"key":"mx-new","name":"New","from":"2026-01-05"}\
                            """),
                    Map.entry(
                            "PATCH /api/v1/teams/{teamId}",
                            """
                            {"name":"Matrix team","from":"2026-01-05"}\
                            """),
                    Map.entry(
                            "POST /api/v1/accounts",
                            """
                            {"accounts":[{"tool":"git","key":"mx@harbour.example","name":"M X","addresses":[]}]}\
                            """),
                    Map.entry(
                            "POST /api/v1/accounts/{accountId}/decisions",
                            """
                            {"verdict":"NOBODY"}\
                            """),
                    Map.entry("PUT /api/v1/accounts/settings", "{\"linkWorkAddresses\":false}"),
                    Map.entry(
                            "POST /api/v1/grants",
                            """
                            {"holderId":"00000000-0000-7000-8000-00000000abcd","duty":"FINANCE","scope":"EVERYTHING",
                             "purpose":"matrix","from":"2026-01-01"}\
                            """),
                    Map.entry("POST /api/v1/grants/{grantId}/end", "{}"),
                    Map.entry(
                            "POST /api/v1/users",
                            """
                            {"login":"mx.somebody","displayName":"Some Body"}\
                            """),
                    Map.entry(
                            "POST /api/v1/users/{userId}/tokens",
                            """
                            {"name":"matrix","scopes":["READ"],"expires":"%s"}\
                            """
                                    .formatted(
                                            java.time.Clock.systemUTC()
                                                    .instant()
                                                    .plus(java.time.Duration.ofDays(7)))),
                    Map.entry(
                            "POST /api/v1/connections",
                            "{\"tool\":\"push\",\"name\":\"mx-other\"}"),
                    Map.entry("PATCH /api/v1/connections/{connectionId}", "{\"rawDays\":30}"),
                    Map.entry("PUT /api/v1/connections/{connectionId}/scopes", "{\"chosen\":[]}"),
                    Map.entry(
                            "PUT /api/v1/connections/{connectionId}/workflow",
                            "{\"decisions\":[{\"status\":\"1\",\"category\":\"WORK\"}]}"),
                    Map.entry("PUT /api/v1/component-rules", "{\"items\":[]}"),
                    Map.entry(
                            "POST /api/v1/teams/{teamId}/agreements",
                            "{\"metric\":\"flow.queue\",\"bound\":\"NO_MORE\",\"value\":6,\"from\":\"2026-03-02\"}"),
                    Map.entry(
                            "POST /api/v1/teams/{teamId}/experiments",
                            """
                            {"title":"Pairs","change":"Two on each change","metric":"flow.throughput",
                             "expected":"HIGHER","from":"2026-03-02","until":"2026-05-31"}\
                            """),
                    Map.entry(
                            "POST /api/v1/agreements/{agreementId}/end",
                            "{\"until\":\"2026-06-01\"}"),
                    Map.entry(
                            "POST /api/v1/experiments/{experimentId}/close",
                            "{\"verdict\":\"BETTER\",\"lesson\":\"It helped\"}"),
                    Map.entry(
                            "POST /api/v1/goals",
                            """
                            {"key":"MX-G","name":"Calm","outcome":"Nobody waits.","from":"2026-01-05"}\
                            """),
                    Map.entry("PATCH /api/v1/goals/{goalId}", "{\"name\":\"Calmer\"}"),
                    Map.entry("POST /api/v1/initiatives", "{\"key\":\"MX-I\",\"name\":\"Matrix\"}"),
                    Map.entry(
                            "PATCH /api/v1/initiatives/{initiativeId}",
                            "{\"name\":\"Another matrix\"}"),
                    Map.entry(
                            "POST /api/v1/pauses",
                            """
                            {"key":"MX-P","pause":"FREEZE","name":"Quiet","from":"2026-01-05","until":"2026-01-12"}\
                            """),
                    Map.entry("PATCH /api/v1/pauses/{pauseId}", "{\"name\":\"Quieter\"}"),
                    Map.entry(
                            "POST /api/v1/plan/scenarios/{scenarioId}/changes",
                            """
                            {"kind":"HIRE","team":"mx-team","role":"engineer","from":"2026-02-02"}\
                            """),
                    Map.entry("PATCH /api/v1/plan/scenarios/{scenarioId}", "{\"note\":\"matrix\"}"),
                    Map.entry("POST /api/v1/plan/baselines", "{\"name\":\"Matrix\"}"),
                    Map.entry("PUT /api/v1/portfolio/currency", "{\"code\":\"EUR\"}"),
                    Map.entry(
                            "POST /api/v1/seats",
                            "{\"key\":\"MX-S\",\"team\":\"mx-team\",\"role\":\"engineer\"}"),
                    Map.entry("POST /api/v1/seats/backfills", "{\"ofSeat\":\"MX-S\"}"),
                    Map.entry("PATCH /api/v1/seats/{seatId}", "{\"skill\":\"sql\"}"),
                    Map.entry(
                            "PUT /api/v1/staffing/assumptions",
                            """
                            {"role":"engineer","what":"NOTICE","value":"8","from":"2026-01-05",
                             "source":"as agreed"}\
                            """),
                    Map.entry(
                            "POST /api/v1/intentions",
                            """
                            {"from":"2024-01-01","shares":{"new-work":60,"defects":20,"operations":10,"debt":10}}\
                            """),
                    Map.entry(
                            "POST /api/v1/item-categories",
                            "{\"item\":\"MXITEM-1\",\"category\":\"debt\",\"below\":true}"),
                    Map.entry(
                            "POST /api/v1/owner-dismissals",
                            "{\"kind\":\"PROJECT\",\"name\":\"MX-ATTIC\"}"),
                    Map.entry(
                            "PUT /api/v1/owners",
                            "{\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"MX\"}]}"),
                    Map.entry(
                            "POST /api/v1/connections/{connectionId}/runs", "{\"how\":\"REPLAY\"}"),
                    Map.entry("POST /api/v1/repositories", "{\"name\":\"mx-new\"}"),
                    Map.entry(
                            "PATCH /api/v1/repositories/{repositoryId}", "{\"team\":\"mx-team\"}"),
                    Map.entry("PUT /api/v1/users/{userId}/person", "{\"personId\":null}"));

    /// Returns the body of an operation, `{}` where none is known.
    static String of(String method, String path) {
        boolean isEnd = path.endsWith("/end") && path.contains("/persons/");
        return isEnd ? BODIES.get("END") : BODIES.getOrDefault(method + " " + path, "{}");
    }
}
