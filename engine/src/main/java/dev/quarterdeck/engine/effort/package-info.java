/// What did people's time go to, by rules that others published?
///
/// Nobody writes down hours: how much time an item took is a rule's opinion. Three are known, each
/// as its authors describe it, so that what a number owes to its rule can be seen:
///
/// - *weekday*: a fifth of a developer-week for each weekday, in equal parts over the items that
///   somebody has in hand and in progress, as long as something happened to them within 30 days
///   (DX).
/// - *presence*: each calendar day, in equal parts over the items that somebody has in hand and in
///   progress; 30 days are a developer-month (LinearB).
/// - *activity*: one developer-month to each who did something in a month, in parts by what was
///   done: commits, and changes without any (Swarmia).
///
/// Somebody's whole time is divided by each rule, so the rules have the same total: what a rule
/// lays to nothing is time without an item, and work that names none is dark. Amounts are
/// billionths of a developer-week, so that sums do not depend on their order.
@NullMarked
package dev.quarterdeck.engine.effort;

import org.jspecify.annotations.NullMarked;
