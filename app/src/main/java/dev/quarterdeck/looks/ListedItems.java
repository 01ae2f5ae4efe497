package dev.quarterdeck.looks;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.forecasting.DoneRule;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.sources.items.ItemsCsv;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes lists of items for what is finished: all series of the files are one pace.
final class ListedItems {

    private final ItemsCsv.Items read;

    private ListedItems(ItemsCsv.Items read) {
        this.read = read;
    }

    static ListedItems read(List<Path> files) {
        return new ListedItems(ItemsCsv.read(files));
    }

    long bad() {
        return read.bad();
    }

    List<ImportIssue> issues() {
        return read.issues();
    }

    /// Returns when the newest item was finished.
    Optional<Instant> newest() {
        return read.finished().values().stream()
                .flatMap(List::stream)
                .max(Comparator.naturalOrder());
    }

    /// Returns the finished items, numbered within their series, up to a moment.
    FinishedItems finished(@Nullable Instant asOf) {
        var items = new ArrayList<FinishedItems.Item>();
        read.finished().forEach((series, moments) -> add(series, moments, items));
        long all = items.size();
        items.removeIf(item -> asOf != null && item.finished().isAfter(asOf));
        items.sort(
                Comparator.comparing(FinishedItems.Item::finished)
                        .thenComparing(FinishedItems.Item::key));
        return new FinishedItems(
                DoneRule.TRACKER,
                "a list of items was given, with %s series"
                        .formatted(Wording.count(read.finished().size())),
                items,
                List.of(
                        new LeftOut("open items", read.open(), "they are not finished"),
                        new LeftOut(
                                "items of later days",
                                all - items.size(),
                                "they were not finished by the day of the look")));
    }

    private static void add(String series, List<Instant> moments, List<FinishedItems.Item> into) {
        var sorted = moments.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            into.add(new FinishedItems.Item(series + " " + (i + 1), sorted.get(i)));
        }
    }
}
