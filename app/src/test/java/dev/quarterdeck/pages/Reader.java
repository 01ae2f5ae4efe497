package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Signs somebody in with a browser, to read pages.
public final class Reader {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "quiet lantern over water 7";

    private Reader() {}

    public static Browser administrator(TestServer server) {
        return signIn(server, true, null, "");
    }

    static Browser somebody(TestServer server, @Nullable UUID person) {
        return signIn(server, false, person, "");
    }

    /// Somebody who may know what people cost.
    static Browser director(TestServer server) {
        return signIn(server, false, null, "DIRECTOR");
    }

    private static Browser signIn(
            TestServer server, boolean administrator, @Nullable UUID person, String duty) {
        var login = "reader." + NEXT.incrementAndGet();
        var made =
                server.console()
                        .post(
                                "/api/v1/users",
                                """
                                {"login":"%s","displayName":"Reader","administrator":%s,"personId":%s}"""
                                        .formatted(
                                                login,
                                                administrator,
                                                person == null ? "null" : '"' + "" + person + '"'));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        if (!duty.isEmpty()) {
            var granted =
                    server.console()
                            .post(
                                    "/api/v1/grants",
                                    """
                                    {"holderId":"%s","duty":"%s","scope":"EVERYTHING","purpose":"a test of pages","from":"2026-01-01"}"""
                                            .formatted(
                                                    Api.json(made).get("user").get("id").asString(),
                                                    duty));
            assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        }
        var temporary = Api.json(made).get("temporaryPassword").asString();
        var browser = new Browser(server.root().toString());
        browser.signIn(login, temporary);
        browser.changePassword(temporary, PASSWORD);
        var fresh = new Browser(server.root().toString());
        assertThat(fresh.signIn(login, PASSWORD).statusCode()).isEqualTo(303);
        return fresh;
    }
}
