/// How does Azure DevOps tell of changes, builds, deployments and work items?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.azuredevops;

import org.jspecify.annotations.NullMarked;
