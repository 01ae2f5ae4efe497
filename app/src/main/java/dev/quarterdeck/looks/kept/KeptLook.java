package dev.quarterdeck.looks.kept;

import dev.quarterdeck.reports.FirstLook;

/// Hold a kept look, opened.
///
/// @param look equal to the one that was kept; of an outline, without the rows behind its figures
public record KeptLook(LookHead head, FirstLook look) {}
