package dev.quarterdeck.pages.view;

import dev.quarterdeck.platform.http.Assets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills what surrounds every page: where one is, on which day, as whom.
///
/// @param title what the page is, as the window shows it
/// @param place the place it belongs to
/// @param crumbs the way to it, the place first, the page itself last
/// @param day the day that is shown
/// @param today today
/// @param hasDay whether the page shows another day when it is asked for one
/// @param query the other parameters of the address, which a change of the day keeps
/// @param csrf the token that each form carries
/// @param me who is signed in
/// @param notices what everybody should know
/// @param health whether the inputs are here and fresh
/// @param theme `light`, `dark`, or empty for what the browser prefers
/// @param drawer an open explanation, or null
/// @param tour the step of the tour that the reader is at, or null
public record Frame(
        String title,
        Place place,
        List<Crumb> crumbs,
        LocalDate day,
        LocalDate today,
        boolean hasDay,
        Map<String, List<String>> query,
        String csrf,
        Me me,
        List<Notice> notices,
        Health health,
        String theme,
        @Nullable Drawer drawer,
        @Nullable TourStep tour) {

    public Frame {
        crumbs = List.copyOf(crumbs);
        notices = List.copyOf(notices);
    }

    /// A step on the way to the page. @param href where it leads, null for the page itself
    public record Crumb(String words, @Nullable String href) {}

    /// Who is signed in. @param person their own page, or null
    public record Me(String name, String login, @Nullable String person) {}

    /// Something everybody should know, with a way to end it.
    ///
    /// @param action where the button posts to, or null for none
    /// @param button what the button says
    public record Notice(String words, @Nullable String action, String button) {}

    /// Whether the inputs are here. @param state `all`, `some` or `none` @param words a few words
    public record Health(String state, String words) {}

    /// Returns the address of an asset.
    public String asset(String name) {
        return Assets.link(name);
    }

    /// Returns the address of another page as of the same day.
    public String at(String path) {
        return Links.on(path, day, today);
    }

    /// Answers whether the day shown is not today.
    public boolean isOtherDay() {
        return hasDay && !day.equals(today);
    }

    /// Answers whether another day was asked for, which the page does not know.
    public boolean isTodayAlone() {
        return !hasDay && !day.equals(today);
    }

    /// Returns the address of this page as of today.
    public String backToToday() {
        return Links.query(query);
    }
}
