package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import org.junit.jupiter.api.Test;

/// Follows the sign-in of somebody who leaves, is let in again by an administrator, and leaves
/// anew.
class LeaverSignInTest {

    private static final TestServer SERVER = TestServer.shared();

    private static void bring(String rows) {
        var csv = "employee_number,name,from,until\n" + rows;
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    }

    private static boolean isDisabled(String user) {
        return Api.json(SERVER.console().get("/api/v1/users/" + user)).hasNonNull("disabled");
    }

    private static String signUp(String number) {
        var person =
                Api.json(SERVER.console().get("/api/v1/persons?q=" + number))
                        .at("/items/0/id")
                        .asString();
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/users",
                                """
                                {"login":"%s","displayName":"Wiebke Sand","personId":"%s"}"""
                                        .formatted(number, person));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).at("/user/id").asString();
    }

    @Test
    void whatAnAdministratorEnabledAfterALeavingStandsUntilTheNext() {
        bring("LV-1,Wiebke Sand,2020-01-01,\n");
        var user = signUp("LV-1");
        var watch = SERVER.bean(DepartureWatch.class);
        watch.look();
        assertThat(isDisabled(user)).as("works here").isFalse();

        bring("LV-1,Wiebke Sand,2020-01-01,2026-03-01\n");
        assertThat(isDisabled(user)).as("left").isTrue();
        watch.look();
        assertThat(isDisabled(user)).isTrue();

        SERVER.console().with("If-Match", "*").post("/api/v1/users/" + user + "/enable", "{}");
        watch.look();
        assertThat(isDisabled(user)).as("let in by an administrator").isFalse();

        bring("LV-1,Wiebke Sand,2026-04-01,\n");
        bring("LV-1,Wiebke Sand,2026-04-01,2026-05-01\n");
        assertThat(isDisabled(user)).as("left anew").isTrue();
    }
}
