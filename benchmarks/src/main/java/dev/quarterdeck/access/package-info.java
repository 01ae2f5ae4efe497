/// JMH benchmarks of the policy, in its package so that they reach its parts.
@NullMarked
package dev.quarterdeck.access;

import org.jspecify.annotations.NullMarked;
