/// How is long work done in the background: once, with progress, cancel and retry, across
/// restarts?
@NamedInterface("jobs")
@NullMarked
package dev.quarterdeck.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
