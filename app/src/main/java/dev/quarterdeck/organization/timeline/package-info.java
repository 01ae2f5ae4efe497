/// What does the organisation look like on every day, once these statements are heard?
///
/// The pure core: all dated rows in memory, the statements of a file or a request, and the
/// difference they make under the rules. Without a store, a clock or a viewer.
@NamedInterface("timeline")
@NullMarked
package dev.quarterdeck.organization.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
