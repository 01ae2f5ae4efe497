package dev.quarterdeck.engine.privacy;

import java.util.List;

/// A group of people with the groups it is made of; who is in none of them counts as the rest.
///
/// @param name what it is called, unique in its tree
/// @param people how many are in it, those of its parts included
/// @param parts groups without a person in common
public record GroupTree(String name, int people, List<GroupTree> parts) {

    /// Refuses parts that hold more people than the whole.
    ///
    /// @throws IllegalArgumentException when they do, or a number is negative
    public GroupTree {
        parts = List.copyOf(parts);
        int inParts = parts.stream().mapToInt(GroupTree::people).sum();
        if (people < 0 || inParts > people) {
            throw new IllegalArgumentException(
                    "The group (%s) of %d people must hold its parts of %d people."
                            .formatted(name, people, inParts));
        }
    }

    /// Makes a group without parts.
    public static GroupTree leaf(String name, int people) {
        return new GroupTree(name, people, List.of());
    }

    /// Returns how many people are in none of the parts.
    public int rest() {
        return people - parts.stream().mapToInt(GroupTree::people).sum();
    }
}
