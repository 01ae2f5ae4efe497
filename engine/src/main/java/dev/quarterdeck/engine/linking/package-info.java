/// Which change became which commit, reached users by which deployment, served which item, and
/// broke what?
///
/// Pure functions over facts, indexed and near linear. Every link carries the rule that found it
/// and a confidence; where there is none, the reason stands in its place.
///
/// - *Landing*: change to commit of the main line, by a chain of rules, the surest first.
/// - *Shipment*: landed commit to the first successful deployment of a target from which it can be
///   reached and from the one before cannot. The first known deployment of a target is a baseline:
///   what it held came before, on a day nobody knows, and is never counted as carried by it.
/// - *Item links*: change to work items by the keys it names, and on to initiatives by parents.
/// - *Cause*: incident to deployment, named by somebody, else the last one of the same component.
@NullMarked
package dev.quarterdeck.engine.linking;

import org.jspecify.annotations.NullMarked;
