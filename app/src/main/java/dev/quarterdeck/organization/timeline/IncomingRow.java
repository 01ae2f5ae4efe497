package dev.quarterdeck.organization.timeline;

import java.util.List;

/// Holds what one row of a file, or one request, says; it is taken or refused as a whole.
///
/// @param file the file's name, or `request`
/// @param line the first line of the row in the file, from 1
/// @param statements what it says
public record IncomingRow(String file, long line, List<Statement> statements)
        implements Comparable<IncomingRow> {

    public IncomingRow {
        statements = List.copyOf(statements);
    }

    @Override
    public int compareTo(IncomingRow other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(line, other.line);
    }
}
