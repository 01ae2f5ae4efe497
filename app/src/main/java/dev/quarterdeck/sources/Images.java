package dev.quarterdeck.sources;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;

/// Reads references to container images.
public final class Images {

    private Images() {}

    /// Takes `registry:5000/harbor/api:1.2@sha256:...` apart into name, tag and digest.
    public static Artifact artifact(String reference) {
        int at = reference.indexOf('@');
        var digest = at < 0 ? "" : reference.substring(at + 1);
        var named = at < 0 ? reference : reference.substring(0, at);
        int colon = named.lastIndexOf(':');
        // A colon before the last slash is that of a port.
        return colon > named.lastIndexOf('/')
                ? new Artifact(named.substring(0, colon), named.substring(colon + 1), digest)
                : new Artifact(named, "", digest);
    }
}
