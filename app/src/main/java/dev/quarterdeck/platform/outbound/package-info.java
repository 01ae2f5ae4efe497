/// How is another machine asked, safely and at its pace?
///
/// Owns the one client through which anything leaves this server: which addresses may be called,
/// proxy and certificate authorities, limits of time and size, and waiting for a tool that is busy.
@NamedInterface("outbound")
@NullMarked
package dev.quarterdeck.platform.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
