package dev.quarterdeck.pages.view;

/// Fills one step of the tour.
///
/// @param number from 1
/// @param of how many steps there are
/// @param before where the step before is, empty at the first
/// @param next where the next step is, empty at the last
/// @param leave where the page is without the tour
public record TourStep(
        int number, int of, String title, String words, String before, String next, String leave) {}
