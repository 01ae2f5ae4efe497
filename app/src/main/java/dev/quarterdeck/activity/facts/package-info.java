/// What follows from the histories, for each thing by itself and between them?
///
/// Owns the tables of facts, one row to a history, which are folded anew whenever something was
/// told and are never edited; the rules by which statuses of a source are understood; and the links
/// from changes to work items and deployments, and from incidents to deployments. Facts name no
/// account of a tool.
@NamedInterface("facts")
@NullMarked
package dev.quarterdeck.activity.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
