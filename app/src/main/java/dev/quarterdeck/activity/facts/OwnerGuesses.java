package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Guesses whose work is known by a name.
final class OwnerGuesses {

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Words that many names hold and that tell nothing.
    private static final List<String> EMPTY_WORDS =
            List.of("team", "squad", "group", "the", "of", "and", "der", "die", "das");

    private final Map<String, UUID> kept;
    private final List<Words> teams;

    /// Teams that are large enough to say of them what their people did.
    private final Set<UUID> visible;

    private record Words(UUID team, List<String> words) {}

    private OwnerGuesses(Map<String, UUID> kept, List<Words> teams, Set<UUID> visible) {
        this.kept = kept;
        this.teams = teams;
        this.visible = visible;
    }

    static OwnerGuesses of(Viewer viewer, LocalDate day, Teams teams) {
        var named = teams.on(viewer, day);
        return new OwnerGuesses(
                teams.ofRepositories(viewer, day),
                named.stream()
                        .flatMap(
                                team ->
                                        List.of(team.name(), team.key()).stream()
                                                .map(text -> new Words(team.id(), words(text))))
                        .filter(one -> !one.words.isEmpty())
                        .sorted(
                                Comparator.comparing((Words one) -> -one.words.size())
                                        .thenComparing(Words::team))
                        .toList(),
                named.stream()
                        .filter(team -> !MinimumGroup.hides(team.members()))
                        .map(Teams.Named::id)
                        .collect(Collectors.toSet()));
    }

    private static List<String> words(String text) {
        return Arrays.stream(GAP.split(Targets.small(text)))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .toList();
    }

    Owners.Suggestion suggest(OwnerStore.Unowned unowned) {
        var known = kept.get(unowned.name());
        if (known != null) {
            return suggestion(unowned, known, "KEPT");
        }
        var byName = byName(unowned.name());
        if (byName.isPresent()) {
            return suggestion(unowned, byName.get(), "NAME");
        }
        var people = unowned.people();
        return people == null || !visible.contains(people)
                ? new Owners.Suggestion(
                        unowned.kind(),
                        unowned.name(),
                        unowned.things(),
                        unowned.recent(),
                        null,
                        null)
                : suggestion(unowned, people, "PEOPLE");
    }

    /// The team of which the name holds most words; none where two teams are as likely.
    private Optional<UUID> byName(String name) {
        var words = words(name);
        var likely = teams.stream().filter(one -> words.containsAll(one.words)).toList();
        int most = likely.isEmpty() ? 0 : likely.getFirst().words.size();
        var best =
                likely.stream()
                        .filter(one -> one.words.size() == most)
                        .map(Words::team)
                        .distinct()
                        .toList();
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static Owners.Suggestion suggestion(OwnerStore.Unowned of, UUID team, String why) {
        return new Owners.Suggestion(of.kind(), of.name(), of.things(), of.recent(), team, why);
    }
}
