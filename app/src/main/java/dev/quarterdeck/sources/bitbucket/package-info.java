/// How does Bitbucket Cloud tell of changes, pipelines, deployments and issues?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.bitbucket;

import org.jspecify.annotations.NullMarked;
