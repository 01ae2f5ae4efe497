package dev.quarterdeck.organization.timeline;

/// Says why one row was not taken.
///
/// @param file the file's name
/// @param line the first line of the row, from 1
/// @param what the column or thing that is wrong, such as `manager`
/// @param value its value as read
/// @param rule one sentence with the value and the rule
/// @param maybe what could be done, starting with "Maybe"
public record RefusedRow(
        String file, long line, String what, String value, String rule, String maybe)
        implements Comparable<RefusedRow> {

    @Override
    public int compareTo(RefusedRow other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(line, other.line);
    }
}
