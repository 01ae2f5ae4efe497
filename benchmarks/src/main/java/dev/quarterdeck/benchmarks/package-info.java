/// JMH benchmarks of what a user waits for: import, fold and simulation.
@NullMarked
package dev.quarterdeck.benchmarks;

import org.jspecify.annotations.NullMarked;
