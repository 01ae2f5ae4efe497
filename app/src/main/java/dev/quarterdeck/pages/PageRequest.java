package dev.quarterdeck.pages;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.pages.view.Links;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what a page was asked for: by whom, as of which day, with which state in its address.
///
/// @param viewer who asks
/// @param today today
/// @param day the day to show
/// @param path the address without its parameters
/// @param query its parameters in order, the day left out
/// @param csrf the token that each form carries
/// @param theme `light`, `dark`, or empty for what the browser prefers
/// @param target the element that a partial update fills, empty for a whole page
public record PageRequest(
        Viewer viewer,
        LocalDate today,
        LocalDate day,
        String path,
        Map<String, List<String>> query,
        String csrf,
        String theme,
        String target) {

    /// Returns a parameter, empty when it is not there.
    public String parameter(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    /// Returns a parameter as a whole number from 0 on, 0 when it is not there or is none.
    public int number(String name) {
        return Optional.of(parameter(name))
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// Returns the address of this page with one parameter replaced, or taken out by an empty
    /// value; the day stays.
    public String with(String name, String value) {
        return at(Links.with(query, name, value));
    }

    /// Returns the address of this page with other parameters; the day stays.
    String at(Map<String, List<String>> parameters) {
        var all = new LinkedHashMap<>(parameters);
        if (!day.equals(today)) {
            all.put("asOf", List.of(day.toString()));
        }
        return path + (all.isEmpty() ? "" : Links.query(all));
    }

    /// Returns another page's address as of the same day.
    public String link(String path) {
        return Links.on(path, day, today);
    }
}
