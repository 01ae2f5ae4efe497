package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.Agreement;
import dev.quarterdeck.agreements.Agreement.Bound;
import dev.quarterdeck.agreements.Experiment;
import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.Measure;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.delivery.AgreementsView.Act;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Asks what a team agrees on and tries, and reads what was typed.
///
/// @param path the address of the page
/// @param typed what was typed and refused
record AgreementForms(TeamMetrics metrics, String path, LocalDate today, Typed typed) {

    private static final List<Option> NUMBERS =
            List.of(
                    new Option("P85", "85 of 100, where it has a spread"),
                    new Option("MEDIAN", "half of them, where it has a spread"));

    FormView agree() {
        return form(
                "agree",
                List.of(
                        metric(),
                        number(),
                        Field.select(
                                        "bound",
                                        "Keeps to",
                                        "NO_MORE",
                                        List.of(
                                                new Option("NO_MORE", "no more than"),
                                                new Option("NO_LESS", "no less than")))
                                .needed(),
                        Field.text("value", "Value", "", true)
                                .hint("As the metric counts: 1 d, 4 h, 20%, 6."),
                        Field.of("date", "from", "First day", "" + Question.monday(today))
                                .needed()),
                "Agree");
    }

    FormView start() {
        var first = Question.monday(today).plusWeeks(1);
        return form(
                "start",
                List.of(
                        Field.text("title", "Title", "", true),
                        Field.of("textarea", "change", "What is done otherwise", "").needed(),
                        metric(),
                        number(),
                        Field.select(
                                        "expected",
                                        "Should go",
                                        "LOWER",
                                        List.of(
                                                new Option("LOWER", "down"),
                                                new Option("HIGHER", "up")))
                                .needed(),
                        Field.of("date", "from", "First day", "" + first)
                                .needed()
                                .hint("A Monday loses no week."),
                        Field.of("date", "until", "Planned end", "" + first.plusDays(12 * 7 - 1))
                                .needed()
                                .hint("Eight whole weeks at least.")),
                "Start");
    }

    private Field metric() {
        return Field.select(
                        "metric",
                        "Metric",
                        "",
                        metrics.metrics().stream()
                                .map(
                                        one ->
                                                new Option(
                                                        one.id(),
                                                        one.area().title() + ": " + one.title()))
                                .toList())
                .needed();
    }

    private static Field number() {
        return Field.select("statistic", "Number of each week", "P85", NUMBERS).needed();
    }

    List<Act> of(Agreement one) {
        if (one.end() != null) {
            return List.of(undo("undo", one.id().toString(), "Take the end back"));
        }
        var end =
                form(
                        "end",
                        one.id().toString(),
                        List.of(Field.of("date", "until", "No longer from", "" + today).needed()),
                        "End it");
        return List.of(
                new Act("End", end),
                undo("undo", one.id().toString(), "Take it back, as if never agreed"));
    }

    List<Act> of(Experiment one) {
        if (one.closing() != null) {
            return List.of(undo("reopen", one.id().toString(), "Take the closing back"));
        }
        var close =
                form(
                        "close",
                        one.id().toString(),
                        List.of(
                                Field.select(
                                                "verdict",
                                                "Verdict",
                                                "CANNOT_TELL",
                                                Arrays.stream(Verdict.values())
                                                        .map(
                                                                verdict ->
                                                                        new Option(
                                                                                verdict.name(),
                                                                                verdict.words()))
                                                        .toList())
                                        .needed(),
                                Field.of("textarea", "lesson", "What was learned", "").needed()),
                        "Close it");
        return List.of(
                new Act("Close", close),
                undo("reopen", one.id().toString(), "Take it back, as if never started"));
    }

    private Act undo(String act, String id, String words) {
        return new Act(words, form(act, id, List.of(), words));
    }

    private FormView form(String act, List<Field> fields, String submit) {
        return form(act, "", fields, submit);
    }

    private FormView form(String act, String id, List<Field> fields, String submit) {
        var view =
                new FormView(
                        "%s?act=%s%s".formatted(path, act, id.isEmpty() ? "" : "&id=" + id),
                        Map.of(),
                        fields,
                        submit,
                        "",
                        "");
        return typed.values().getOrDefault("id", "").equals(id) ? typed.fill(act, view) : view;
    }

    /// Reads what is agreed.
    ///
    /// @throws Refusal when a field is not what it should be
    Agreement.Terms terms(Map<String, String> form) {
        var measure = measure(form);
        return new Agreement.Terms(
                measure,
                one("bound", "What is kept to", Bound.class, form),
                MeasureWords.of(metrics, measure).read(form.getOrDefault("value", "")),
                day("from", "The first day", form));
    }

    /// Reads what is tried.
    ///
    /// @throws Refusal when a field is not what it should be
    Experiment.Plan plan(Map<String, String> form) {
        return new Experiment.Plan(
                form.getOrDefault("title", "").strip(),
                form.getOrDefault("change", "").strip(),
                measure(form),
                one("expected", "Where it should go", Expected.class, form),
                day("from", "The first day", form),
                day("until", "The planned end", form));
    }

    private Measure measure(Map<String, String> form) {
        var id = form.getOrDefault("metric", "");
        Metric metric;
        try {
            metric = metrics.metric(id);
        } catch (Refusal unknown) {
            throw unknown.about("metric");
        }
        var rule = metric.ownRule();
        var statistic =
                Measure.hasPercentiles(metric, rule)
                        ? one("statistic", "The number", Statistic.class, form)
                        : Statistic.VALUE;
        return new Measure(metric.id(), rule.id(), statistic);
    }

    static <E extends Enum<E>> E one(
            String field, String what, Class<E> of, Map<String, String> form) {
        var name = form.getOrDefault(field, "");
        return Arrays.stream(of.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "%s (%s) must be one of the list."
                                                        .formatted(what, shortened(name)),
                                                "Maybe load the page again.")
                                        .about(field));
    }

    static LocalDate day(String field, String what, Map<String, String> form) {
        var text = form.getOrDefault(field, "");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new Refusal(
                            "%s (%s) must be a day, written as year-month-day."
                                    .formatted(what, shortened(text)),
                            "Maybe choose it from the calendar of the field.")
                    .about(field);
        }
    }

    private static String shortened(String text) {
        return text.isBlank() ? "none" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
