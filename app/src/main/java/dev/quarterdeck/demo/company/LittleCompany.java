package dev.quarterdeck.demo.company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells who works in the little company Harbor Systems, as files that any organisation could bring
/// in; everybody in it is invented.
///
/// The files are written for one day. For another day all their days move by whole months, and
/// holidays by whole years, so that what was planned is still to come and who is away is away.
///
/// @param today the day on which the company is looked at
public record LittleCompany(LocalDate today) {

    /// The day for which the files are written as they are.
    public static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 4, 1);

    private static final List<String> PRESENT =
            List.of(
                    "calendars",
                    "holidays",
                    "locations",
                    "teams",
                    "people",
                    "leave",
                    "skills",
                    "accounts");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    /// One file of the company.
    ///
    /// @param name such as `people.csv`
    public record CompanyFile(String name, String text) {}

    /// Somebody of the company.
    ///
    /// @param team the key of the first team a row names
    /// @param from their first day
    /// @param until the first day they no longer worked here, or null
    public record Colleague(
            String number,
            String name,
            String address,
            String team,
            LocalDate from,
            @Nullable LocalDate until) {

        /// Returns what the host of code calls them.
        String account() {
            return address.replaceAll("@.*", "");
        }

        /// Answers whether they work here on a day.
        boolean worksOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /// Returns the files of the organisation as it stands and is planned, those first that others
    /// lean on.
    public List<CompanyFile> files() {
        return PRESENT.stream().map(this::file).toList();
    }

    /// Returns what the company wants, whom it looks for and what it assumes of roles.
    ///
    /// @param seed of what is drawn: how applications went
    public Plan plan(long seed) {
        return new Plan(
                List.of(file("goals"), file("initiatives"), file("pauses")),
                past(),
                file("initiatives-since"),
                List.of(file("seats"), file("assumptions")),
                new CompanyFile("candidates.csv", new HiringStory(today, seed).candidates()));
    }

    /// What was said of smaller initiatives in the last half year, the earliest first: how much
    /// was left of them week by week, and when they were done.
    private static List<Since> past() {
        var lines = written("initiatives-past").lines().toList();
        var byWeek = new TreeMap<Integer, List<String>>(Comparator.reverseOrder());
        lines.stream()
                .skip(1)
                .forEach(
                        line -> {
                            int weeks = Integer.parseInt(line.substring(0, line.indexOf(',')));
                            byWeek.computeIfAbsent(weeks, _ -> new ArrayList<>()).add(line);
                        });
        return byWeek.entrySet().stream()
                .map(
                        one ->
                                new Since(
                                        one.getKey(),
                                        new CompanyFile(
                                                "initiatives-past.csv",
                                                lines.getFirst()
                                                        + "\n"
                                                        + String.join("\n", one.getValue())
                                                        + "\n")))
                .toList();
    }

    /// A file that was said so many weeks ago.
    public record Since(int weeks, CompanyFile file) {}

    /// What the company wants and whom it looks for.
    ///
    /// @param portfolio goals, initiatives and pauses as they were said half a year ago
    /// @param past what was said of smaller initiatives meanwhile, the earliest first
    /// @param since what was said of initiatives lately
    /// @param staffing seats, and what is assumed of roles
    /// @param candidates how applications went
    public record Plan(
            List<CompanyFile> portfolio,
            List<Since> past,
            CompanyFile since,
            List<CompanyFile> staffing,
            CompanyFile candidates) {

        /// Copies the lists.
        public Plan {
            portfolio = List.copyOf(portfolio);
            past = List.copyOf(past);
            staffing = List.copyOf(staffing);
        }
    }

    /// Returns all there is: the organisation, those who came and went in the last two years, and
    /// what its people are called in tools.
    ///
    /// @param seed of what is drawn: skills and names of accounts
    public List<CompanyFile> filesWithPast(long seed) {
        var files = new ArrayList<>(files());
        files.add(file("past"));
        files.add(file("past-leave"));
        var drawn = new DrawnRecords(colleagues(), today, seed);
        files.add(new CompanyFile("drawn-skills.csv", drawn.skills()));
        files.add(new CompanyFile("drawn-accounts.csv", drawn.accounts()));
        return List.copyOf(files);
    }

    /// Returns everybody who ever worked here or is to come, by employee number.
    public List<Colleague> colleagues() {
        Map<String, Colleague> found = new LinkedHashMap<>();
        Stream.of("people", "past")
                .flatMap(name -> file(name).text().lines().skip(1))
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[1].isEmpty())
                .map(LittleCompany::colleague)
                .forEach(one -> found.putIfAbsent(one.number(), one));
        return List.copyOf(found.values());
    }

    private static Colleague colleague(String[] cells) {
        var until = cells[4].isEmpty() ? null : LocalDate.parse(cells[4]);
        return new Colleague(
                cells[0], cells[1], cells[2], cells[7], LocalDate.parse(cells[3]), until);
    }

    private CompanyFile file(String name) {
        var text = written(name);
        return new CompanyFile(
                name + ".csv",
                moved(text, name.equals("holidays") ? this::inOurYear : this::inOurMonth));
    }

    private static String written(String name) {
        try (var in = LittleCompany.class.getResourceAsStream(name + ".csv")) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String text, UnaryOperator<LocalDate> by) {
        return DAY.matcher(text)
                .replaceAll(found -> by.apply(LocalDate.parse(found.group())).toString());
    }

    private LocalDate inOurMonth(LocalDate day) {
        return day.plusMonths(
                ChronoUnit.MONTHS.between(WRITTEN_FOR.withDayOfMonth(1), today.withDayOfMonth(1)));
    }

    private LocalDate inOurYear(LocalDate day) {
        return day.plusYears(today.getYear() - WRITTEN_FOR.getYear());
    }
}
