/// What happened in each incident, and how long did it take to see, soften and end it?
///
/// Owns the append-only history of an incident's told events and the pure fold into facts. An
/// incident that came back was not restored until its last end; the time it really was open is
/// told beside.
@NullMarked
package dev.quarterdeck.engine.incidents;

import org.jspecify.annotations.NullMarked;
