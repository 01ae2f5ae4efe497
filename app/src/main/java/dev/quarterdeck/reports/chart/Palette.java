package dev.quarterdeck.reports.chart;

import java.util.Map;
import java.util.TreeMap;

/// Names the colours of a drawing that stands alone; pages bring the same as custom properties.
public enum Palette {
    /// On white, for screens.
    LIGHT(
            """
            surface #fff ink #17202a quiet #4d5966 accent #12608f grid #e3e7ec gap #fff
            s1 #1b6ca0 s2 #7b8692 s3 #b3541e s4 #5c7d2c s5 #7a5ea8 s6 #9c4668\
            """),
    /// On dark grey, for screens.
    DARK(
            """
            surface #161e26 ink #e7ecf1 quiet #a7b3bf accent #7cc0ea grid #26313b gap #161e26
            s1 #58a8d8 s2 #808c99 s3 #e58f57 s4 #9dbb5e s5 #b79be0 s6 #dc8aab\
            """),
    /// On paper: black words, and greys that survive a copier.
    PRINT(
            """
            surface #fff ink #000 quiet #333c45 accent #0f5079 grid #d3d9df gap #fff
            s1 #175d8a s2 #6a747f s3 #9c4717 s4 #4d6a24 s5 #66498f s6 #873a58\
            """);

    private final Map<String, String> colours;

    Palette(String pairs) {
        String[] words = pairs.split("\\s+");
        Map<String, String> colours = new TreeMap<>();
        for (int word = 0; word < words.length; word += 2) {
            colours.put(words[word], words[word + 1]);
        }
        this.colours = Map.copyOf(colours);
    }

    /// Returns the colour of a custom property without its dashes, such as `s1`.
    String colour(String name) {
        String colour = colours.get(name);
        if (colour == null) {
            throw new IllegalStateException("The palette lacks the colour " + name + ".");
        }
        return colour;
    }
}
