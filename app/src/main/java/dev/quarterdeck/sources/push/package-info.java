/// How does a tool without a connector of its own tell of deployments, incidents and pipeline runs?
///
/// Owns the plain records that anybody can push or bring as a file; `docs/guide/push.md` says what
/// stands in them.
@NullMarked
package dev.quarterdeck.sources.push;

import org.jspecify.annotations.NullMarked;
