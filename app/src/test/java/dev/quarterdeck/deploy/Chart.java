package dev.quarterdeck.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Renders the chart with Helm itself and reads what came out.
///
/// @param objects the Kubernetes objects by kind
record Chart(Map<String, Map<String, Object>> objects) {

    // The oldest that the chart takes; Helm asks no cluster here.
    private static final String KUBERNETES = "1.27.0";

    static final Path FOLDER = Deploy.FOLDER.resolve("helm/quarterdeck");

    /// Checks one kind of object against the fields that Kubernetes knows.
    private interface Check {
        void accept(JsonElement object) throws IOException;
    }

    private static final Map<String, Check> CHECKS =
            Map.of(
                    "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
                    "apps/v1 Deployment", V1Deployment::validateJsonElement,
                    "v1 Service", V1Service::validateJsonElement,
                    "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
                    "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
                    "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    /// Skips the test where Helm's library does not load; CI must have it.
    static void needHelm() {
        try {
            Helm.version().call();
        } catch (RuntimeException | LinkageError e) {
            Deploy.missing("Helm's library does not load on this machine: " + e);
        }
    }

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    static Chart rendered(Path folder, String values) throws IOException {
        var file = Files.writeString(folder.resolve("values.yaml"), values);
        var yaml =
                new Helm(FOLDER)
                        .template()
                        .withName("harbor")
                        .withNamespace("decks")
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .call();
        var objects = new LinkedHashMap<String, Map<String, Object>>();
        for (var object : Deploy.documents(yaml)) {
            check(object);
            if (objects.put(object.get("kind").toString(), object) != null) {
                throw new AssertionError("Two objects of one kind: " + object.get("kind"));
            }
        }
        return new Chart(objects);
    }

    /// Refuses a field that Kubernetes does not know, or a missing one that it needs.
    static void check(Map<String, Object> object) throws IOException {
        var kind = object.get("apiVersion") + " " + object.get("kind");
        var check = CHECKS.get(kind);
        if (check == null) {
            throw new AssertionError("No check for " + kind);
        }
        check.accept(new Gson().toJsonTree(object));
    }

    Map<String, Object> of(String kind) {
        var object = objects.get(kind);
        if (object == null) {
            throw new AssertionError("No %s among %s".formatted(kind, objects.keySet()));
        }
        return object;
    }

    /// Returns the pod's specification, of whatever runs it.
    Map<String, Object> pod() {
        var runs = objects.containsKey("StatefulSet") ? "StatefulSet" : "Deployment";
        return Deploy.mapAt(of(runs), "spec", "template", "spec");
    }

    Map<String, Object> container() {
        return Deploy.mapAt(pod(), "containers", 0);
    }
}
