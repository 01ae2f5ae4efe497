package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.planning.GoalEfforts;

/// What pages ask of effort: what it went to, under which goals, and what was meant.
record Efforts(Investments investments, GoalEfforts goals, Intentions intentions) {}
