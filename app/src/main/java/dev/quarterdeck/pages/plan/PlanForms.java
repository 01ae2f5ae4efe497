package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.plan.FormsView;
import dev.quarterdeck.pages.view.plan.FormsView.Ask;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CellMembers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Asks for the cells of rows, as files have them, and reads what was typed.
///
/// @param path the address of the page
/// @param typed what was typed and refused
record PlanForms(String path, Typed typed) {

    private static final Set<String> BESIDE = Set.of("act", "id", "version", "why", "_csrf");

    /// Makes a form about one thing.
    ///
    /// @param id of it, or empty for a new one
    /// @param version that is shown, or 0 for a new one
    FormView form(String act, String id, int version, List<Field> fields, String submit) {
        var all = new ArrayList<>(fields);
        all.add(Field.text("why", "Why", "", false).hint("For the history; everybody reads it."));
        var action = "%s?act=%s%s".formatted(path, act, id.isEmpty() ? "" : "&id=" + id);
        Map<String, String> hidden = version == 0 ? Map.of() : Map.of("version", "" + version);
        var view = new FormView(action, hidden, all, submit, id.isEmpty() ? "" : path, "");
        return typed.values().getOrDefault("id", "").equals(id) ? typed.fill(act, view) : view;
    }

    /// Makes a field of a cell.
    static Field text(String column, String label, Map<String, String> cells) {
        return Field.text(column, label, cells.getOrDefault(column, ""), false);
    }

    /// Makes a field of a day.
    static Field day(String column, String label, Map<String, String> cells) {
        return Field.of("date", column, label, cells.getOrDefault(column, ""));
    }

    /// Makes a choice of the constants of an enum.
    static Field choice(String column, String label, Map<String, String> cells, Enum<?>[] words) {
        var options =
                Stream.of(words)
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .map(one -> new Option(one, one.replace('_', ' ')))
                        .toList();
        var value = cells.getOrDefault(column, options.getFirst().value());
        return Field.select(column, label, value, options).needed();
    }

    /// Makes a choice of something that is there, or of nothing.
    static Field choice(
            String column, String label, Map<String, String> cells, List<Option> options) {
        var all = new ArrayList<>(List.of(new Option("", "none")));
        all.addAll(options);
        return Field.select(column, label, cells.getOrDefault(column, ""), all);
    }

    /// Puts a form under a title.
    Ask ask(String id, String title, boolean isOpen, FormView form) {
        boolean isWrong =
                !form.error().isEmpty()
                        || form.fields().stream().anyMatch(field -> !field.error().isEmpty());
        return new Ask(id, title, isOpen || isWrong, form);
    }

    /// Joins forms with what was done or refused.
    FormsView view(String done, String refusal, List<Ask> forms) {
        boolean isTold = typed.isToldBy(forms.stream().map(Ask::form).toList());
        var said = isTold ? done : typed.error();
        return new FormsView(said.isEmpty() ? Said.NOTHING : Said.of(said), refusal, forms);
    }

    /// What a form asks for.
    ///
    /// @param cells that were typed, by column
    /// @param why the reason that was typed, or null
    record Asked(
            String act, Map<String, String> cells, @Nullable String why, Map<String, String> form) {

        static Asked of(String act, Map<String, String> form) {
            var cells = new HashMap<String, String>();
            form.forEach(
                    (name, value) -> {
                        if (!BESIDE.contains(name)) {
                            cells.put(name, value.strip());
                        }
                    });
            return new Asked(act, cells, CellMembers.reason(form.get("why")), form);
        }

        UUID id() {
            return PlanForms.id(form);
        }

        /// Lets a change through when nobody else changed the same since it was read.
        IntConsumer read() {
            var read = form.getOrDefault("version", "");
            long number = read.matches("[0-9]{1,9}") ? Long.parseLong(read) : 0;
            return version -> {
                if (version != number) {
                    throw new Refusal(
                            Refusal.Kind.STALE,
                            "Somebody else changed it since you read it (version %d, now %d)."
                                    .formatted(number, version),
                            "Maybe compare what it is now, above, with what you typed, and keep yours.");
                }
            };
        }
    }

    /// Shows a page again, with what was typed.
    interface Again {

        ResponseEntity<String> show(Typed typed, int status);
    }

    /// Does what a form of cells asks and leads back to its page; what is refused stands beside
    /// what was typed.
    static ResponseEntity<String> decided(
            String path, Map<String, String> form, Consumer<Asked> act, Again again) {
        var name = form.getOrDefault("act", "");
        try {
            act.accept(Asked.of(name, form));
            return Shell.seeOther(path + "?did=" + name);
        } catch (Refusal refusal) {
            var column = CellMembers.column(refusal.member());
            var typed = Typed.refused(name, form, column, refusal);
            boolean isForbidden = refusal.kind() == Refusal.Kind.FORBIDDEN;
            return again.show(typed, isForbidden ? 403 : typed.status());
        }
    }

    /// Does what a form asks and leads on; what is refused stands beside what was typed, unless
    /// nobody may see the page.
    ///
    /// @param form which of the page's forms it is
    /// @param work returns the address that comes next
    static ResponseEntity<String> tried(
            String form,
            Map<String, String> typed,
            Supplier<String> work,
            Function<Typed, ResponseEntity<String>> again) {
        try {
            return Shell.seeOther(work.get());
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN
                    || refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return again.apply(Typed.refused(form, typed, refusal));
        }
    }

    /// Returns what a form is about.
    static UUID id(Map<String, String> form) {
        var text = form.getOrDefault("id", "");
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw new Refusal("What is changed must be named.", "Maybe load the page again.");
    }

    /// Refuses a form that is not one of the page.
    static Refusal unknown(String act) {
        return new Refusal(
                "The form (%s) is not one of this page."
                        .formatted(act.length() > 40 ? act.substring(0, 40) : act),
                "Maybe load the page again.");
    }
}
