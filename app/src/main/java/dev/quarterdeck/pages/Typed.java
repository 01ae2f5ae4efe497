package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.platform.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds what somebody typed into a form that was refused, and what is wrong with it.
///
/// @param act which of a page's forms it was, empty for none
/// @param values what was typed, by field
/// @param field the field that is wrong, empty when it is all of the form
/// @param error what is wrong and what may help
/// @param isStale whether somebody else changed the same meanwhile
public record Typed(
        String act, Map<String, String> values, String field, String error, boolean isStale) {

    /// Stands for a page that nobody typed into yet.
    public static final Typed NOTHING = new Typed("", Map.of(), "", "", false);

    public Typed {
        values = Map.copyOf(values);
    }

    /// Returns what was typed with the reason why it is not taken, beside the field that it is
    /// about.
    public static Typed refused(String act, Map<String, String> values, Refusal refusal) {
        return refused(act, values, refusal.member(), refusal);
    }

    /// Returns the same for a form that names its fields otherwise than the API its members.
    public static Typed refused(
            String act, Map<String, String> values, String field, Refusal refusal) {
        return new Typed(
                act,
                values,
                field,
                refusal.getMessage() + " " + refusal.remedy(),
                refusal.kind() == Refusal.Kind.STALE);
    }

    /// Returns the status of the answer that shows the form again.
    public int status() {
        return act.isEmpty() ? 200 : isStale ? 409 : 422;
    }

    /// Returns a form as it is shown again, when it was this one.
    public FormView fill(String form, FormView view) {
        if (!form.equals(act)) {
            return view;
        }
        var hidden = new HashMap<>(view.hidden());
        if (!isStale) {
            // What was read stays what it was; only a clash makes the present version the read one.
            hidden.computeIfPresent("version", (name, now) -> values.getOrDefault(name, now));
        }
        boolean names = view.fields().stream().anyMatch(one -> one.name().equals(field));
        return new FormView(
                view.action(),
                hidden,
                view.fields().stream().map(this::fill).toList(),
                view.submit(),
                view.cancel(),
                names ? "" : error,
                view.also());
    }

    /// Answers whether one of the forms of a page tells what is wrong; another page's clash may
    /// have taken the form away meanwhile.
    public boolean isToldBy(List<FormView> forms) {
        return act.isEmpty()
                || forms.stream()
                        .anyMatch(
                                one ->
                                        !one.error().isEmpty()
                                                || one.fields().stream()
                                                        .anyMatch(
                                                                field -> !field.error().isEmpty()));
    }

    private Field fill(Field one) {
        if (one.type().equals("username")) {
            return one;
        }
        boolean isSecret = List.of("password", "secret", "file").contains(one.type());
        return new Field(
                one.name(),
                one.label(),
                one.type(),
                isSecret ? "" : values.getOrDefault(one.name(), ""),
                one.required(),
                one.hint(),
                one.name().equals(field) ? error : "",
                one.options());
    }
}
