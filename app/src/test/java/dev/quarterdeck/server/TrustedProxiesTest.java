package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the word of a reverse proxy to those that are named.
class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, true",
        "'', 127.9.9.9, true",
        "'', 0:0:0:0:0:0:0:1, true",
        "'', 10.0.0.1, false",
        "'', 192.168.0.1, false",
        "10.1.0.0/16, 10.1.255.7, true",
        "10.1.0.0/16, 10.2.0.7, false",
        "10.1.0.0/16, 10x1.0.7, false",
        "172.16.0.0/12, 172.31.4.4, true",
        "172.16.0.0/12, 172.32.4.4, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.71, false",
        "'192.0.2.7, 2001:db8::/32', 2001:db8:0:0:0:0:0:9, true",
        "'192.0.2.7, 2001:db8::/32', 2001:db9:0:0:0:0:0:9, false",
        "192.0.2.7, 127.0.0.1, false"
    })
    void knowsTheNamedAddressesAndNoOther(String setting, String address, boolean isTrusted) {
        assertThat(address.matches(TrustedProxies.pattern(setting))).isEqualTo(isTrusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "10.0.0.0/33", "10.0.0.0/0", "proxy.example", "2001:db8::/33"})
    void refusesWhatIsNoAddress(String setting) {
        assertThatThrownBy(() -> TrustedProxies.pattern(setting))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("QD_TRUSTED_PROXIES (" + setting + ")");
    }

    @Test
    @Tag("slow")
    void takesAForgedAddressFromNobodyElse() {
        assertThat(countsForOneAddress("192.0.2.1")).isTrue();
        assertThat(countsForOneAddress("")).isFalse();
    }

    // Forty requests said to come from forty addresses: too many for one, few for each.
    private static boolean countsForOneAddress(String proxies) {
        var settings =
                Map.of(
                        "QD_PUBLIC_URL",
                        "https://quarterdeck.example",
                        "QD_TRUSTED_PROXIES",
                        proxies,
                        "QD_REQUESTS_PER_MINUTE",
                        "20");
        var server = TestServer.start(settings, Clock.systemUTC());
        try {
            int refused = 0;
            for (int ask = 0; ask < 40; ask++) {
                var request =
                        HttpRequest.newBuilder(server.api().root().resolve("/sign-in"))
                                .header("X-Forwarded-For", "203.0.113." + ask)
                                .header("X-Forwarded-Proto", "https")
                                .build();
                refused += status(request) == 429 ? 1 : 0;
            }
            return refused > 0;
        } finally {
            server.close();
        }
    }

    private static int status(HttpRequest request) {
        HttpResponse<String> answer = Api.sendUnchecked(request);
        return answer.statusCode();
    }
}
