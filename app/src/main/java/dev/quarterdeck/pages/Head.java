package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Frame.Crumb;
import dev.quarterdeck.pages.view.Place;
import java.util.ArrayList;
import java.util.List;

/// Says what a page is and where it stands.
///
/// @param title its name, as the window shows it
/// @param between the steps between the place and the page
/// @param hasDay whether it shows another day when the address asks for one
public record Head(Place place, String title, List<Crumb> between, boolean hasDay) {

    /// Says it of a page right below its place, or of the place itself.
    public static Head of(Place place, String title) {
        return new Head(place, title, List.of(), true);
    }

    /// Returns the same one step further down.
    public Head below(String words, String href) {
        var more = new ArrayList<>(between);
        more.add(new Crumb(words, href));
        return new Head(place, title, List.copyOf(more), hasDay);
    }

    /// Returns the same of a page that shows what is so now, whatever day is asked for.
    public Head ofNow() {
        return new Head(place, title, between, false);
    }

    List<Crumb> crumbs() {
        var crumbs = new ArrayList<Crumb>();
        if (!title.equals(place.title())) {
            crumbs.add(new Crumb(place.title(), place.path()));
        }
        crumbs.addAll(between);
        crumbs.add(new Crumb(title, null));
        return crumbs;
    }
}
