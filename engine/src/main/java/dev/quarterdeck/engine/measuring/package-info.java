/// What do so many values come to, how sure is that, and did it change?
///
/// Owns weighted percentiles with their intervals, intervals of shares and of differences, and the
/// natural limits of a series. Pure: numbers in, numbers out.
///
/// - Percentiles by nearest rank; the interval of a percentile runs between two order statistics
///   whose ranks come from the normal approximation of the binomial (Conover, Practical
///   Nonparametric Statistics, 1999, 3.2).
/// - Shares by Wilson's score interval (1927); their differences by Newcombe's tenth method (1998).
/// - Differences of medians by the standard error that the interval of each comes to (McKean and
///   Schrader, 1984; Bonett and Price, 2002).
/// - What an interruption did by the medians of weeks, with a circular block bootstrap (Politis and
///   Romano, 1992), and the trend before it by Mann (1945) and Kendall (1948).
/// - Natural process limits by the mean moving range (Wheeler, Understanding Variation, 1993).
@NullMarked
package dev.quarterdeck.engine.measuring;

import org.jspecify.annotations.NullMarked;
