package dev.quarterdeck.pages.view.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of a person: facts with their days, nothing else.
///
/// @param why why the viewer sees that much
/// @param facts what holds on the day
/// @param reports whom they manage
/// @param past what is known of other days
public record PersonPage(
        String name,
        String number,
        String address,
        String why,
        List<Line> facts,
        List<Link> reports,
        List<Line> past) {

    public PersonPage {
        facts = List.copyOf(facts);
        reports = List.copyOf(reports);
        past = List.copyOf(past);
    }

    /// A fact. @param href where more is, or null @param days since when and until when
    public record Line(String what, String value, @Nullable String href, String days) {}

    /// Somebody. @param words their teams
    public record Link(String name, String href, String words) {}
}
