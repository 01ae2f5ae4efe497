/// How do we read a tracker export?
///
/// Owns the reading of Jira CSV and of Jira REST JSON or NDJSON into work-item histories, row by
/// row in bounded memory. A bad row becomes an {@link dev.quarterdeck.activity.ImportIssue}; a
/// broken file is refused whole. People, summaries, descriptions and comments are skipped here and
/// exist nowhere above.
@NamedInterface("jira")
@NullMarked
package dev.quarterdeck.sources.jira;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
