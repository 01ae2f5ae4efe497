package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.forecasting.kept.Held;
import dev.quarterdeck.planning.PlanRecord.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Say beside a date what speaks against it: days of the same initiative that have passed, or of
/// all initiatives that held too seldom.
public final class RecordLine {

    /// Below it a date that should hold in 85 of 100 cases is not to be trusted.
    private static final double TOO_SELDOM = 0.7;

    private final ForecastRecords records;

    RecordLine(ForecastRecords records) {
        this.records = records;
    }

    /// Returns one sentence for each initiative whose dates have a bad record, by initiative.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Map<UUID, String> of(Viewer viewer) {
        return of(records.today(viewer));
    }

    /// Returns the same of a record, as a pure function.
    static Map<UUID, String> of(PlanRecord record) {
        var lines = new HashMap<UUID, String>();
        Map<UUID, List<Said>> open =
                record.told().stream()
                        .filter(one -> one.ended() == null)
                        .collect(Collectors.groupingBy(Said::initiative));
        var all = ofAll(record.scores().all().met85());
        open.forEach((id, told) -> ofOne(told).or(() -> all).ifPresent(one -> lines.put(id, one)));
        return lines;
    }

    private static Optional<String> ofOne(List<Said> told) {
        long judged = told.stream().filter(one -> one.forecast().isMet().isPresent()).count();
        return judged == 0
                ? Optional.empty()
                : Optional.of(
                        "%d of the %d days told of it as 85%% sure %s passed."
                                .formatted(judged, told.size(), judged == 1 ? "has" : "have"));
    }

    private static Optional<String> ofAll(Held met) {
        return met.isEnough() && met.share() < TOO_SELDOM
                ? Optional.of(
                        "Of all days told as 85%% sure %d of %d held."
                                .formatted(met.held(), met.of()))
                : Optional.empty();
    }
}
