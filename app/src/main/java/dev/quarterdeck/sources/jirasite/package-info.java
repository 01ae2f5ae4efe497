/// How do we read a Jira site, Cloud or Data Center?
///
/// Owns the connector to the REST interfaces of Jira and the mapping of their records to events.
/// Exports that `look` reads from files are `sources.jira`.
@NullMarked
package dev.quarterdeck.sources.jirasite;

import org.jspecify.annotations.NullMarked;
