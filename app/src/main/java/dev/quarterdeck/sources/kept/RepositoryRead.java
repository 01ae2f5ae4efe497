package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import java.nio.file.Path;
import java.util.UUID;

/// Says that a connection has read a repository that holds something new.
///
/// @param name of the connection
/// @param folder where its clone lies on this machine
/// @param viewer in whose name it was read
public record RepositoryRead(UUID connection, String name, Path folder, Viewer viewer) {}
