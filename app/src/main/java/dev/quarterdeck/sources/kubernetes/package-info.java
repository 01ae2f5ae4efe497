/// How does Kubernetes tell of deployments?
///
/// Owns its connector and its mapping of rollouts; the README beside it says which record becomes
/// what.
@NullMarked
package dev.quarterdeck.sources.kubernetes;

import org.jspecify.annotations.NullMarked;
