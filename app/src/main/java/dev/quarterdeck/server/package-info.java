/// How does Quarterdeck run as a server?
///
/// Owns the composition: starts the store, wires every module's beans by hand, answers for
/// health, readiness and measurements. Nothing depends on it but the command line.
@NullMarked
package dev.quarterdeck.server;

import org.jspecify.annotations.NullMarked;
