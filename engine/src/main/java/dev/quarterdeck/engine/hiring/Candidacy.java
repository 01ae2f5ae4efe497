package dev.quarterdeck.engine.hiring;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tell how one application went, stage by stage.
///
/// @param role the role applied for
/// @param family the family of that role
/// @param stays by the day they began
public record Candidacy(String role, String family, List<Stay> stays) {

    public Candidacy {
        stays = stays.stream().sorted(Comparator.comparing(Stay::entered)).toList();
    }

    /// Say how a stay ended, if it did.
    public enum Outcome {
        /// Went on to the next stage; from the last one: accepted the offer.
        PASSED,
        /// Was refused, or withdrew.
        ENDED,
        /// Is still there.
        OPEN
    }

    /// Tell of one candidate in one stage: the five columns of a stage file.
    ///
    /// @param left the day the stay ended, null while it is open
    public record Stay(
            String application,
            String stage,
            LocalDate entered,
            @Nullable LocalDate left,
            Outcome outcome) {

        public Stay {
            if ((left == null) != (outcome == Outcome.OPEN)) {
                throw new IllegalArgumentException(
                        "The stay of application (%s) in stage (%s) must have a last day unless it is open."
                                .formatted(application, stage));
            }
            if (left != null && left.isBefore(entered)) {
                throw new IllegalArgumentException(
                        "The stay of application (%s) must not end (%s) before it begins (%s)."
                                .formatted(application, left, entered));
            }
        }
    }

    /// Name what an application is for.
    public record Role(String role, String family) {}

    /// Gathers stays into candidacies.
    ///
    /// @param roles what each application is for; one that is missing is an error of the file
    public static List<Candidacy> of(Collection<Stay> stays, Map<String, Role> roles) {
        Map<String, List<Stay>> byApplication =
                stays.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Stay::application,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return byApplication.entrySet().stream()
                .map(
                        entry -> {
                            var role = roles.get(entry.getKey());
                            if (role == null) {
                                throw new IllegalArgumentException(
                                        "The application (%s) must name its role."
                                                .formatted(entry.getKey()));
                            }
                            return new Candidacy(role.role(), role.family(), entry.getValue());
                        })
                .toList();
    }
}
