/// How long do many readers wait who look at pages at once?
@NullMarked
package dev.quarterdeck.load;

import org.jspecify.annotations.NullMarked;
