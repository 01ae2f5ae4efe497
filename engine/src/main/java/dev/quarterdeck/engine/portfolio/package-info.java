/// When is each initiative done, how busy is who, and what does it cost, given the people we have
/// and will have?
///
/// **One simulation.** A {@link Plan} is played many times ({@link Simulation}); dates, load and
/// money ({@link Outlook}) are read from the same futures. In one future:
///
/// 1. *People.* Members count by share, ramp and leave; each may leave by the hazard of the role,
///    and who follows starts later and grows in; hires start when drawn. On-call and interviews are
///    taken off. The share of a leaver is lost in full: others did not make up for it (elasticity
///    1.00, 663 windows), a newcomer counts 0.55 of a member for half a year. These are priors.
/// 2. *Pace.* A team's luck picks one rank of its `forecasting.PaceCurve`, for the whole future:
///    calibrated for every scope because it is the date forecast turned round. A week with 0.8 of
///    the people behind the pace gives 0.8 of its items. With no change of people a single
///    initiative gets the forecast of its team. A part of luck ({@link Plan#common}) is common to
///    all teams: several late parts then come together more often.
/// 3. *Scope.* Known items grow by a draw that depends on age ({@link ScopeGrowth}) and split;
///    growth is worked on from the first day, which no finish can tell from growth that comes
///    later.
/// 4. *Sharing.* A team serves the first initiatives in order that may go on, up to its WIP limit,
///    evenly; what one does not need goes to the others. Unplanned work takes its share first.
/// 5. *Done.* When all parts are, and the items in progress too, each by survival given its age
///    with
///    a common frailty; never inside a freeze. Followers start with the next week.
///
/// **Common random numbers.** Each draw is read by (seed, stream, entity id, number): a plan with
/// one more hire has the same luck for everything else ({@link Comparison}, {@link DriverEffect}).
/// Sums run over fixed blocks of futures, so threads change nothing.
///
/// **What holds exactly and what does not.** Without dependencies more capacity or less work makes
/// nothing later, in every future. With them it may: what becomes free earlier goes before what
/// stands below it. That is no error but Graham's anomaly, and a real team has it too. Skills are
/// counted and not enforced. {@link MoveCauses} splits the move of a date.
///
/// **References.** Common random numbers: Glasserman and Yao (1992). Counter-based draws: Steele,
/// Lea and Flood, "Fast splittable pseudorandom number generators" (2014). Anomalies: Graham,
/// "Bounds on multiprocessing timing anomalies" (1969). Survival: Kaplan and Meier (1958). Causes:
/// Shapley (1953). Measured priors: `docs/adr/0035`.
@NullMarked
package dev.quarterdeck.engine.portfolio;

import org.jspecify.annotations.NullMarked;
