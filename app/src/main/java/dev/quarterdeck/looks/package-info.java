/// What can be said at once about a repository and its tracker?
///
/// Owns the making of a *look*: reading the sources, measuring, forecasting, the guesses, and the
/// corrections in `.quarterdeck.yml`. Free of Spring and SQL, so that `qd look` starts at once;
/// `looks.kept` keeps looks on the server.
@ApplicationModule(
        allowedDependencies = {
            "reports",
            "reports :: chart",
            "forecasting",
            "metrics",
            "metrics :: people",
            "metrics :: teams",
            "sources :: git",
            "sources :: jira",
            "sources :: items",
            "sources :: kept",
            "activity",
            "activity :: facts",
            "organization",
            "access",
            "platform",
            "platform :: store",
            "platform :: http",
            "platform :: jobs"
        })
@NullMarked
package dev.quarterdeck.looks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
