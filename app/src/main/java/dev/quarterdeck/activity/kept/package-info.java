/// What was told of every work item, change, pipeline run, deployment and incident, up to any
/// moment?
///
/// Owns the append-only histories of events, the form in which events are stored, and the tables of
/// facts that are folded from them anew whenever something was told. Events name accounts of tools:
/// they are read by the program alone, and no page or address hands them on.
@NamedInterface("kept")
@NullMarked
package dev.quarterdeck.activity.kept;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
