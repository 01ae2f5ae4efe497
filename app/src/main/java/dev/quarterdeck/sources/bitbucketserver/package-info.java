/// How does Bitbucket Server (Data Center) tell of changes?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.bitbucketserver;

import org.jspecify.annotations.NullMarked;
