/// When is each initiative done, how busy is which team, what does it cost, and what would a change
/// do?
///
/// Owns the plan of record as the simulation needs it (made anew from the portfolio, the seats, the
/// organisation and the facts of delivery, never typed in), the forecasts that were shown, as they
/// were shown, with what became of them, and scenarios. The simulation itself is
/// `engine.portfolio`.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "activity :: facts",
            "metrics",
            "metrics :: teams",
            "organization",
            "portfolio",
            "seats",
            "platform",
            "platform :: csv",
            "platform :: http",
            "platform :: store"
        })
@NullMarked
package dev.quarterdeck.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
