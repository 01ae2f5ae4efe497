package dev.quarterdeck.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static AddressGuard guard(Map<String, String> environment, String... addresses) {
        return new AddressGuard(
                OutboundSettings.of(environment),
                host ->
                        host.matches(".*\\.example")
                                ? parsed(addresses)
                                : InetAddress.getAllByName(host));
    }

    private static InetAddress[] parsed(String... addresses) throws UnknownHostException {
        var parsed = new InetAddress[addresses.length];
        for (int i = 0; i < parsed.length; i++) {
            parsed[i] = InetAddress.getByName(addresses[i]);
        }
        return parsed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.8.8.8/",
                "http://0/",
                "http://0.0.0.0/",
                "http://2130706433/",
                "http://127.1/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.100.100.200/",
                "http://169.254.169.254/latest/meta-data/",
                "http://168.63.129.16/",
                "http://192.0.0.192/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fc00::1]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/"
            })
    void refusesWhatIsNotOnTheInternet(String address) {
        assertThatThrownBy(() -> guard(Map.of()).require(URI.create(address)))
                .isInstanceOf(OutboundTrouble.class)
                .extracting(trouble -> ((OutboundTrouble) trouble).kind())
                .isEqualTo(OutboundTrouble.Kind.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://tool.example/",
                "file:///etc/passwd",
                "gopher://tool.example/",
                "https:///path",
                "https://user:word@tool.example/",
                "https://tool.example:22/",
                "https://tool.example:25/"
            })
    void refusesOtherSchemesUsersAndPortsOfOtherServices(String address) {
        assertThatThrownBy(() -> guard(Map.of(), "8.8.8.8").require(URI.create(address)))
                .isInstanceOf(OutboundTrouble.class);
    }

    @Test
    void letsOutToTheInternet() {
        for (var address : List.of("8.8.8.8", "2600:1901::1")) {
            assertThat(guard(Map.of(), address).require(URI.create("https://tool.example/api")))
                    .extracting(InetAddress::getHostAddress)
                    .hasSize(1);
        }
    }

    @Test
    void judgesEveryAddressOfAName() {
        var guard = guard(Map.of(), "8.8.8.8", "10.0.0.7");
        assertThatThrownBy(() -> guard.require(URI.create("https://tool.example/")))
                .isInstanceOf(OutboundTrouble.class)
                .hasMessageContaining("tool.example");
    }

    @Test
    void callsTheVeryAddressThatWasJudged() {
        var answers = Stream.of("8.8.8.8", "127.0.0.1").iterator();
        var guard = new AddressGuard(OutboundSettings.of(Map.of()), host -> parsed(answers.next()));

        assertThat(guard.require(URI.create("https://tool.example/")))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("8.8.8.8");
        assertThatThrownBy(() -> guard.require(URI.create("https://tool.example/")))
                .as("a name that changed its mind")
                .isInstanceOf(OutboundTrouble.class);
    }

    @Test
    void opensAListedHostAndNoOther() {
        var guard =
                guard(Map.of("QD_OUTBOUND_ALLOW", "10.0.0.7, jenkins.example:8080"), "10.0.0.8");

        assertThat(guard.require(URI.create("http://10.0.0.7:8080/"))).hasSize(1);
        assertThat(guard.require(URI.create("http://jenkins.example:8080/"))).hasSize(1);
        for (var other :
                List.of("http://10.0.0.8/", "http://jenkins.example:8081/", "http://127.0.0.1/")) {
            assertThatThrownBy(() -> guard.require(URI.create(other)))
                    .as(other)
                    .isInstanceOf(OutboundTrouble.class);
        }
    }

    @Test
    void switchesNoOtherCheckOffForAListedHost() {
        var guard =
                guard(
                        Map.of("QD_OUTBOUND_ALLOW", "tool.example,169.254.169.254"),
                        "169.254.169.254");

        for (var address :
                List.of("http://tool.example/", "http://169.254.169.254/", "ftp://tool.example/")) {
            assertThatThrownBy(() -> guard.require(URI.create(address)))
                    .as(address)
                    .isInstanceOf(OutboundTrouble.class);
        }
    }

    @Test
    void leavesOnlyUnknownNamesToTheProxy() {
        var proxied =
                Map.of("QD_PROXY", "http://proxy.example:3128", "QD_NO_PROXY", ".direct.example");
        var unknown =
                new AddressGuard(
                        OutboundSettings.of(proxied),
                        host -> {
                            throw new UnknownHostException(host);
                        });

        assertThat(unknown.require(URI.create("https://outside.example/"))).isEmpty();
        assertThatThrownBy(() -> unknown.require(URI.create("https://a.direct.example/")))
                .hasMessageContaining("not known");
        assertThatThrownBy(
                        () -> guard(proxied, "10.0.0.1").require(URI.create("https://in.example/")))
                .isInstanceOf(OutboundTrouble.class);
    }

    @Test
    void knowsEachRangeByItsEnds() throws UnknownHostException {
        var ranges =
                Arrays.asList(
                        "172.15.255.255 PUBLIC",
                        "172.16.0.0 OWN",
                        "172.31.255.255 OWN",
                        "172.32.0.0 PUBLIC",
                        "100.127.255.255 OWN",
                        "100.128.0.0 PUBLIC",
                        "223.255.255.255 PUBLIC",
                        "fdff:ffff::1 OWN",
                        "febf::1 NEVER",
                        "2a00::1 PUBLIC");
        for (var line : ranges) {
            var parts = line.split(" ");
            assertThat(AddressRange.of(InetAddress.getByName(parts[0])))
                    .as(line)
                    .isEqualTo(AddressRange.valueOf(parts[1]));
        }
    }
}
