package dev.quarterdeck.pages.view;

import java.util.List;
import java.util.Map;

/// Fills the form fragment: errors stand beside their fields, and what was typed stays.
///
/// @param action where it posts to
/// @param hidden values that are not typed, such as the version that was read
/// @param fields what is typed, in order
/// @param submit what the button says
/// @param cancel where giving up leads, empty for nowhere
/// @param error what is wrong with all of it, empty when nothing is
/// @param also further buttons beside the first
public record FormView(
        String action,
        Map<String, String> hidden,
        List<Field> fields,
        String submit,
        String cancel,
        String error,
        List<Button> also) {

    public FormView {
        hidden = Map.copyOf(hidden);
        fields = List.copyOf(fields);
        also = List.copyOf(also);
    }

    /// A form with one button.
    public FormView(
            String action,
            Map<String, String> hidden,
            List<Field> fields,
            String submit,
            String cancel,
            String error) {
        this(action, hidden, fields, submit, cancel, error, List.of());
    }

    /// Returns the same with further buttons.
    public FormView also(Button... buttons) {
        return new FormView(action, hidden, fields, submit, cancel, error, List.of(buttons));
    }

    /// A button that sends a value of its own.
    public record Button(String words, String name, String value) {}

    /// A field.
    ///
    /// @param type `textarea`, `select`, `checkbox`, `file`, `password`, `secret` (written, never
    ///     shown), `username` (told to the browser, not shown), `list:` and the id of the
    ///     options it offers, or a type of HTML's input such as `text` and `date`
    /// @param error what is wrong with it, empty when nothing is
    /// @param options what a select offers
    public record Field(
            String name,
            String label,
            String type,
            String value,
            boolean required,
            String hint,
            String error,
            List<Option> options) {

        public Field {
            options = List.copyOf(options);
        }

        /// A field for words.
        public static Field text(String name, String label, String value, boolean required) {
            return new Field(name, label, "text", value, required, "", "", List.of());
        }

        /// A field of another type.
        public static Field of(String type, String name, String label, String value) {
            return new Field(name, label, type, value, false, "", "", List.of());
        }

        /// A choice of one.
        public static Field select(String name, String label, String value, List<Option> options) {
            return new Field(name, label, "select", value, false, "", "", options);
        }

        /// Returns the same with a hint under it.
        public Field hint(String words) {
            return new Field(name, label, type, value, required, words, error, options);
        }

        /// Returns the same with what is wrong with it.
        public Field error(String words) {
            return new Field(name, label, type, value, required, hint, words, options);
        }

        /// Returns the same, which must be filled.
        public Field needed() {
            return new Field(name, label, type, value, true, hint, error, options);
        }
    }

    /// What a select offers.
    public record Option(String value, String label) {}
}
