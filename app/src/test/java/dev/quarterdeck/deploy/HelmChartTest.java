package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lints and renders the Helm chart; no cluster is needed.
class HelmChartTest {

    private static final String EMBEDDED = "{}";
    private static final String EXTERNAL =
            """
            store:
              kind: external
              external: {existingSecret: harbor-db}
            publicUrl: https://quarterdeck.example
            oidc: {issuer: "https://id.example/realms/deck", clientId: deck, existingSecret: deck-oidc, link: user-name}
            bootstrap: {existingSecret: first}
            ingress: {enabled: true, host: quarterdeck.example, className: nginx, tlsSecret: deck-tls}
            """;

    @TempDir Path folder;

    @BeforeAll
    static void needHelm() {
        Chart.needHelm();
    }

    @Test
    void passesTheStrictLint() {
        var result = Chart.lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void runsOneServerWithItsOwnVolume() throws IOException {
        var chart = Chart.rendered(folder, EMBEDDED);
        var set = chart.of("StatefulSet");

        assertThat(chart.objects())
                .containsOnlyKeys("StatefulSet", "Service", "ServiceAccount", "NetworkPolicy");
        assertThat(Deploy.at(set, "spec", "replicas")).hasValue(1);
        assertThat(Deploy.at(set, "spec", "volumeClaimTemplates", 0, "metadata", "name"))
                .hasValue("data");
        assertThat(mounts(chart)).containsEntry("data", "/data").containsEntry("tmp", "/tmp");
        assertThat(environment(chart)).containsEntry("QD_HOME", "/data");
    }

    @Test
    void runsOneServerBesideADatabaseNamedByASecret() throws IOException {
        var chart = Chart.rendered(folder, EXTERNAL);
        var deployment = chart.of("Deployment");

        assertThat(chart.objects()).doesNotContainKey("StatefulSet").containsKey("Ingress");
        assertThat(Deploy.at(deployment, "spec", "replicas")).hasValue(1);
        assertThat(Deploy.at(deployment, "spec", "strategy", "type")).hasValue("Recreate");
        assertThat(environment(chart))
                .containsEntry("QD_DB_URL_FILE", "/run/secrets/db-url/value")
                .containsEntry(
                        "QD_OIDC_CLIENT_SECRET_FILE", "/run/secrets/oidc-client-secret/value")
                .containsEntry(
                        "QD_BOOTSTRAP_PASSWORD_FILE", "/run/secrets/bootstrap-password/value")
                .containsEntry("QD_PUBLIC_URL", "https://quarterdeck.example")
                .doesNotContainKeys("QD_DB_URL", "QD_OIDC_CLIENT_SECRET", "QD_BOOTSTRAP_PASSWORD");
        assertThat(mounts(chart)).containsEntry("db-url", "/run/secrets/db-url");
        assertThat(Deploy.listAt(chart.pod(), "volumes"))
                .anyMatch(
                        it ->
                                Deploy.at(it, "secret", "secretName")
                                        .equals(java.util.Optional.of("harbor-db")));
    }

    @ParameterizedTest
    @ValueSource(strings = {EMBEDDED, EXTERNAL})
    void asksTheServerWhetherItLivesAndIsReady(String values) throws IOException {
        var container = Chart.rendered(folder, values).container();

        assertThat(Deploy.at(container, "ports", 0, "containerPort"))
                .hasValue(ServerSettings.USUAL_PORT);
        assertThat(Deploy.at(container, "args"))
                .hasValue(
                        List.of(
                                "serve",
                                "--host",
                                "0.0.0.0",
                                "--port",
                                "" + ServerSettings.USUAL_PORT));
        assertThat(probe(container, "startupProbe")).isEqualTo("/health at http");
        assertThat(probe(container, "livenessProbe")).isEqualTo("/health at http");
        assertThat(probe(container, "readinessProbe")).isEqualTo("/ready at http");
        assertThat(Deploy.mapAt(container, "resources")).containsKeys("requests", "limits");
    }

    @ParameterizedTest
    @ValueSource(strings = {EMBEDDED, EXTERNAL})
    void runsWithoutRights(String values) throws IOException {
        var chart = Chart.rendered(folder, values);

        assertThat(Deploy.mapAt(chart.pod(), "securityContext"))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", 10001)
                .containsEntry("fsGroupChangePolicy", "OnRootMismatch")
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(Deploy.mapAt(chart.container(), "securityContext"))
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(chart.pod())
                .containsEntry("automountServiceAccountToken", false)
                .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC");
        assertThat(chart.of("ServiceAccount")).containsEntry("automountServiceAccountToken", false);
        assertThat((Integer) chart.pod().get("terminationGracePeriodSeconds"))
                .isGreaterThanOrEqualTo(Deploy.LONGEST_STOP);
    }

    @Test
    void opensOnlyTheWaysThatAreConfigured() throws IOException {
        var closed = Chart.rendered(folder, EMBEDDED).of("NetworkPolicy");
        var open = Chart.rendered(folder, EXTERNAL).of("NetworkPolicy");

        assertThat(Deploy.at(closed, "spec", "policyTypes")).hasValue(List.of("Ingress", "Egress"));
        assertThat(Deploy.at(closed, "spec", "egress")).hasValue(List.of());
        assertThat(Deploy.at(closed, "spec", "ingress", 0, "ports", 0, "port"))
                .hasValue(ServerSettings.USUAL_PORT);
        assertThat(Deploy.listAt(open, "spec", "egress"))
                .extracting(it -> Deploy.at(it, "ports", 0, "port").orElseThrow())
                .containsExactly(53, 5432, 443);
    }

    @Test
    void sendsTheServiceAndTheIngressToThePods() throws IOException {
        var chart = Chart.rendered(folder, EXTERNAL);
        var labels = Deploy.mapAt(chart.of("Deployment"), "spec", "template", "metadata", "labels");

        assertThat(labels)
                .containsAllEntriesOf(Deploy.mapAt(chart.of("Service"), "spec", "selector"));
        assertThat(Deploy.at(chart.of("Service"), "spec", "ports", 0, "targetPort"))
                .hasValue("http");
        var backend =
                Deploy.mapAt(
                        chart.of("Ingress"),
                        "spec",
                        "rules",
                        0,
                        "http",
                        "paths",
                        0,
                        "backend",
                        "service");
        assertThat(backend)
                .containsEntry(
                        "name", Deploy.at(chart.of("Service"), "metadata", "name").orElseThrow())
                .containsEntry("port", Map.of("name", "http"));
        assertThat(Deploy.at(chart.of("Ingress"), "spec", "tls", 0, "secretName"))
                .hasValue("deck-tls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas: 2",
                "{replicas: 2, store: {kind: external, external: {existingSecret: a}}}",
                "store: {kind: external}",
                "store: {kind: sqlite}",
                "image: {repository: quarterdeck, tag: latest}",
                "publicUrl: http://quarterdeck.example",
                "oidc: {issuer: 'https://id.example'}",
                "ingress: {enabled: true}",
                "memroy: 1g"
            })
    void refusesValuesThatCannotWork(String values) {
        assertThatThrownBy(() -> Chart.rendered(folder, values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void wouldNoticeAFieldThatKubernetesDoesNotKnow() throws IOException {
        var chart = Chart.rendered(folder, EMBEDDED);
        var set = chart.of("StatefulSet");
        Chart.check(set);
        var wrong = new HashMap<>(Deploy.mapAt(set, "spec"));
        wrong.put("replicaz", 1);
        set.put("spec", wrong);

        assertThatThrownBy(() -> Chart.check(set)).hasMessageContaining("replicaz");
    }

    private static String probe(Map<String, Object> container, String name) {
        var get = Deploy.mapAt(container, name, "httpGet");
        return get.get("path") + " at " + get.get("port");
    }

    private static Map<String, Object> environment(Chart chart) {
        var all = new HashMap<String, Object>();
        for (var variable : Deploy.listAt(chart.container(), "env")) {
            all.put(
                    Deploy.at(variable, "name").orElseThrow().toString(),
                    Deploy.at(variable, "value").orElse(""));
        }
        return all;
    }

    private static Map<String, Object> mounts(Chart chart) {
        var all = new HashMap<String, Object>();
        for (var mount : Deploy.listAt(chart.container(), "volumeMounts")) {
            all.put(
                    Deploy.at(mount, "name").orElseThrow().toString(),
                    Deploy.at(mount, "mountPath").orElseThrow());
        }
        return all;
    }
}
