package dev.quarterdeck.reports;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Makes a look out of a seed: every kind of value and chart, any words, any numbers.
final class RandomLook {

    private static final String LETTERS =
            "abc ÄßłЖ漢字🚢\u0000\u001b\u0085\u200e\u2028\"\\<>&'`,;:\n\t/%0123456789";

    private final Random random;

    private RandomLook(long seed) {
        random = new Random(seed);
    }

    static FirstLook of(long seed) {
        return new RandomLook(seed).look();
    }

    private FirstLook look() {
        return new FirstLook(
                "3f9a1c20",
                words(),
                day(),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                some(i -> words()),
                some(this::section),
                some(i -> new FirstLook.Guess(words(), words(), words(), random.nextBoolean())),
                some(i -> new FirstLook.Unknown(words(), words())),
                some(i -> new ReadGap(words(), words(), words())),
                some(i -> new ImportIssue(words(), random.nextLong(), words())),
                some(i -> words()));
    }

    private <T> List<T> some(IntFunction<T> make) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(make).toList();
    }

    private String words() {
        var points = LETTERS.codePoints().toArray();
        var words = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            words.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return words.toString();
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextInt(-30_000, 60_000));
    }

    private Section section(int number) {
        var figures = IntStream.range(0, 9).mapToObj(i -> figure("s" + number + ".f" + i)).toList();
        List<Section.Span> sentence = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            sentence.add(new Section.Words(words()));
            sentence.add(new Section.Said(figures.get(random.nextInt(9)), words()));
        }
        return new Section(
                "s" + number,
                words(),
                sentence,
                figures.subList(0, random.nextInt(9)),
                IntStream.range(0, 7).mapToObj(i -> chart(i, "s" + number + ".c" + i)).toList(),
                some(i -> words()),
                words());
    }

    private Figure figure(String id) {
        return new Figure(id, words(), quantity(), explanation());
    }

    private Quantity quantity() {
        return switch (random.nextInt(8)) {
            case 0 -> new Quantity.Count(random.nextLong(), words());
            case 1 -> {
                int part = random.nextInt(100);
                yield new Quantity.Part(new Share(part, part + random.nextInt(100)), words());
            }
            case 2 ->
                    new Quantity.Span(
                            Duration.ofSeconds(
                                    random.nextInt(1_000_000), random.nextInt(1_000_000_000)));
            case 3 -> new Quantity.PerWeek(random.nextDouble() * 1e6, words());
            case 4 -> new Quantity.Day(day());
            case 5 -> new Quantity.DayRange(day(), day());
            case 6 -> new Quantity.CountRange(random.nextInt(), random.nextInt(), words());
            default -> new Quantity.NotKnown(words());
        };
    }

    private Explanation explanation() {
        var columns = some(i -> words());
        return new Explanation(
                words(),
                words(),
                words(),
                new Explanation.Rows(
                        columns, some(row -> columns.stream().map(one -> words()).toList())),
                some(
                        i ->
                                new Explanation.LeftOut(
                                        words(),
                                        random.nextBoolean()
                                                ? Explanation.LeftOut.UNKNOWN
                                                : random.nextInt(1_000),
                                        words())),
                words(),
                some(i -> new Explanation.OtherRule(words(), words())));
    }

    private Chart chart(int kind, String id) {
        return switch (kind) {
            case 0 -> new Chart.Bars(id, words(), words(), List.of(words(), words()), bars(2));
            case 1 -> new Chart.Ranking(id, words(), words(), words(), bars(1));
            case 2 -> new Chart.TwoLines(id, words(), words(), words(), words(), bars(2));
            case 3 -> new Chart.DoneBy(id, words(), words(), chances(), chances(), day(), day());
            case 4 -> new Chart.Replays(id, words(), words(), some(i -> replay()));
            case 5 ->
                    new Chart.Scatter(
                            id,
                            words(),
                            words(),
                            some(i -> new Chart.Point(words(), day(), random.nextDouble())),
                            random.nextDouble(),
                            random.nextDouble());
            default ->
                    new Chart.TimeLine(
                            id,
                            words(),
                            words(),
                            day(),
                            day(),
                            some(i -> new Chart.Mark(day(), words(), random.nextBoolean())));
        };
    }

    private List<Chart.Bar> bars(int values) {
        return some(
                i ->
                        new Chart.Bar(
                                words(),
                                random.longs(values, 0, 1L << 40).boxed().toList(),
                                random.nextBoolean()));
    }

    private List<Chart.DayChance> chances() {
        return some(i -> new Chart.DayChance(day(), random.nextDouble()));
    }

    private Chart.Replay replay() {
        return new Chart.Replay(
                day(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextBoolean() ? -1 : random.nextDouble() * 50,
                random.nextBoolean());
    }
}
