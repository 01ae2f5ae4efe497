package dev.quarterdeck.planning;

import dev.quarterdeck.portfolio.Initiative.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Say what was told of one initiative by a past day.
///
/// @param stage how far it had come at the end of the day; key and name are of then, too
/// @param told newest first, the last of each day
public record ToldInitiative(
        LocalDate day, UUID id, String key, String name, Stage stage, List<ToldDates> told) {

    /// Copies the list.
    public ToldInitiative {
        told = List.copyOf(told);
    }
}
