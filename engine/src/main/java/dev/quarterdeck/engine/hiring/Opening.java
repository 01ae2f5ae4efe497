package dev.quarterdeck.engine.hiring;

import java.util.List;

/// Describe a seat that is being filled.
///
/// @param id the key of its draws
/// @param applications how many came for it, or for the role, in the weeks looked at
/// @param weeks those weeks; 0 with 0 applications when nobody may apply any more
/// @param candidates who is in process for it now
public record Opening(
        String id,
        String role,
        String family,
        int applications,
        double weeks,
        List<InProcess> candidates) {

    public Opening {
        if (applications < 0 || !(weeks >= 0) || (weeks == 0 && applications > 0)) {
            throw new IllegalArgumentException(
                    "The inflow of opening (%s) must be applications over weeks, not %d over %s."
                            .formatted(id, applications, weeks));
        }
        candidates = List.copyOf(candidates);
    }

    /// Say where a candidate is.
    ///
    /// @param weeksThere weeks since the stay in that stage began
    public record InProcess(String stage, double weeksThere) {}
}
