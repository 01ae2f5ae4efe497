/// How does Argo CD tell of deployments?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.argocd;

import org.jspecify.annotations.NullMarked;
