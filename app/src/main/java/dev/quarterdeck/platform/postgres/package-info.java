/// Where does the embedded PostgreSQL come from, and who starts and stops it?
///
/// [EmbeddedPostgres] runs one server on one folder, as a process of its own that outlives nothing:
/// it ends with the program, and what a killed program left behind is stopped by the next start.
/// Programs are unpacked once per version beside the store and kept, because the data of an older
/// major version can only be read by the programs that wrote it.
@NamedInterface("postgres")
@NullMarked
package dev.quarterdeck.platform.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
