package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFacts.NamedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Links changes to the work items that they name, and items to the initiatives above them.
public final class ItemLinks {

    private static final Map<Place, Confidence> BY_PLACE =
            new EnumMap<>(
                    Map.of(
                            Place.LINK, Confidence.TOLD,
                            Place.TITLE, new Confidence(0.95),
                            Place.BRANCH, new Confidence(0.9),
                            Place.MESSAGE, new Confidence(0.8),
                            Place.COMMIT, new Confidence(0.8)));

    private final Map<String, String> itemByKey;
    private final Map<String, String> parents;
    private final Set<String> initiatives;

    /// Prepares the answers.
    ///
    /// @param itemByKey ids of items, by every key that they have or had
    /// @param parents id of an item to the id of the item above it
    /// @param initiatives ids of items that are initiatives
    public ItemLinks(
            Map<String, String> itemByKey, Map<String, String> parents, Set<String> initiatives) {
        this.itemByKey = Map.copyOf(itemByKey);
        this.parents = Map.copyOf(parents);
        this.initiatives = Set.copyOf(initiatives);
    }

    /// Finds the items of one change, each once, by the most telling place that names it.
    public Items of(ChangeFacts change) {
        return of(change.items());
    }

    /// Finds the items that one change names.
    public Items of(Collection<NamedItem> names) {
        Map<String, ItemLink> found = new LinkedHashMap<>();
        List<String> strangers = new ArrayList<>();
        for (NamedItem named : names) {
            String item = itemByKey.get(named.key());
            if (item == null) {
                strangers.add(named.key());
            } else {
                found.merge(item, link(item, named), ItemLinks::surer);
            }
        }
        return new Items(found.values(), strangers);
    }

    private static ItemLink link(String item, NamedItem named) {
        return new ItemLink(
                item,
                named.key(),
                named.place(),
                BY_PLACE.getOrDefault(named.place(), Confidence.TOLD));
    }

    private static ItemLink surer(ItemLink one, ItemLink other) {
        return one.place().compareTo(other.place()) <= 0 ? one : other;
    }

    /// Climbs from an item to the first initiative above it, or to itself where it is one.
    public Climb initiativeOf(String item) {
        Set<String> way = new LinkedHashSet<>();
        String at = item;
        while (!initiatives.contains(at)) {
            if (!way.add(at)) {
                return new Lost(ClimbWhy.CIRCLE, List.copyOf(way));
            }
            String above = parents.get(at);
            if (above == null) {
                return new Lost(ClimbWhy.NO_PARENT, List.copyOf(way));
            }
            at = above;
        }
        way.add(at);
        return new Found(at, List.copyOf(way));
    }

    /// The items of a change.
    ///
    /// @param links items that are known; may be empty
    /// @param strangers keys that look like items and are none we know: `UTF-8`, or items of a
    ///     tracker that is not read
    public record Items(Collection<ItemLink> links, List<String> strangers) {

        public Items {
            links = List.copyOf(links);
            strangers = List.copyOf(strangers);
        }

        /// Returns why there are no links, if there are none.
        public Optional<NoneWhy> whyNone() {
            if (!links.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    strangers.isEmpty() ? NoneWhy.NAMES_NOTHING : NoneWhy.NAMES_STRANGERS);
        }
    }

    /// A link from a change to an item.
    ///
    /// @param item its id
    /// @param key as the change writes it; may be a former one
    /// @param place where: the rule of the link
    public record ItemLink(String item, String key, Place place, Confidence confidence) {}

    /// Why a change has no items.
    public enum NoneWhy {
        /// It names nothing that looks like an item.
        NAMES_NOTHING,
        /// What it names is not known.
        NAMES_STRANGERS
    }

    /// Where the way up from an item ends.
    public sealed interface Climb {}

    /// At an initiative. @param initiative its id @param way from the item to it
    public record Found(String initiative, List<String> way) implements Climb {}

    /// Elsewhere. @param why the reason @param way as far as it went
    public record Lost(ClimbWhy why, List<String> way) implements Climb {}

    /// Why a way up ends before an initiative.
    public enum ClimbWhy {
        /// The last item has nothing above it that is known.
        NO_PARENT,
        /// The way comes back to where it was.
        CIRCLE
    }
}
