package dev.quarterdeck.sources.git;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells the tags of the whole product from those of its parts, by what stands before the version.
///
/// The whole has no lead (`v1.2`), or the repository's name, or a lead from which at least two
/// other leads are built (`tokio-1.0` beside `tokio-util-0.7` and `tokio-stream-0.1`).
final class ProductLine {

    /// Names the whole.
    static final int WHOLE = 2;

    /// Shares a word with the repository's name.
    static final int RELATED = 1;

    private final String repository;
    private final String root;

    ProductLine(String repository, List<JudgedTag> tags) {
        this.repository = repository.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        this.root = commonRoot(tags);
    }

    private static String commonRoot(List<JudgedTag> tags) {
        Map<String, Integer> leads = new HashMap<>();
        tags.stream()
                .filter(JudgedTag::isRelease)
                .forEach(one -> leads.merge(one.lead(), 1, Integer::sum));
        for (String lead : leads.keySet()) {
            long built =
                    leads.keySet().stream().filter(other -> other.startsWith(lead + "-")).count();
            if (!lead.isEmpty() && built >= 2 && built * 2 >= leads.size() - 1) {
                return lead;
            }
        }
        return "";
    }

    /// Returns {@link #WHOLE}, {@link #RELATED} or 0.
    int strength(String lead) {
        if (lead.isEmpty() || lead.equals(repository) || lead.equals(root)) {
            return WHOLE;
        }
        List<String> own = List.of(repository.split("-"));
        for (String word : lead.split("-")) {
            if (word.length() > 2 && own.contains(word)) {
                return RELATED;
            }
        }
        return 0;
    }
}
