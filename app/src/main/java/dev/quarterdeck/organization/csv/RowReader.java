package dev.quarterdeck.organization.csv;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.csv.CsvCells.BadCell;
import dev.quarterdeck.organization.timeline.DeclaredBy;
import dev.quarterdeck.organization.timeline.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what one row says.
final class RowReader {

    private static final List<Column> WEEK =
            List.of(
                    Column.MONDAY,
                    Column.TUESDAY,
                    Column.WEDNESDAY,
                    Column.THURSDAY,
                    Column.FRIDAY,
                    Column.SATURDAY,
                    Column.SUNDAY);

    private final CsvCells cells;
    private final LocalDate today;
    private final boolean onlyMemberships;

    RowReader(CsvCells cells, LocalDate today, boolean onlyMemberships) {
        this.cells = cells;
        this.today = today;
        this.onlyMemberships = onlyMemberships;
    }

    List<Statement> read(CsvKind kind) {
        return switch (kind) {
            case PEOPLE -> onlyMemberships ? membership() : person();
            case SNAPSHOT_OF_PEOPLE -> snapshot(cells.neededDay(Column.SNAPSHOT));
            case PEOPLE_TODAY -> snapshot(today);
            case TEAMS ->
                    List.of(
                            new Statement.TeamStated(
                                    cells.needed(Column.TEAM), teamName(), parent(), since()));
            case LOCATIONS ->
                    List.of(
                            new Statement.LocationStated(
                                    cells.needed(Column.LOCATION),
                                    cells.text(Column.NAME),
                                    cells.value(Column.CALENDAR),
                                    since()));
            case LEAVE ->
                    List.of(
                            new Statement.LeaveStated(
                                    number(), cells.needed(Column.KIND), cells.range()));
            case SKILLS ->
                    List.of(
                            new Statement.SkillStated(
                                    number(),
                                    cells.needed(Column.SKILL),
                                    cells.level(),
                                    declaredBy(),
                                    since()));
            case CALENDARS ->
                    List.of(
                            new Statement.CalendarStated(
                                    cells.needed(Column.CALENDAR),
                                    Objects.requireNonNullElse(
                                            cells.text(Column.NAME), cells.needed(Column.CALENDAR)),
                                    WEEK.stream().map(cells::minutes).toList()));
            case HOLIDAYS ->
                    List.of(
                            new Statement.HolidayStated(
                                    cells.needed(Column.CALENDAR),
                                    cells.neededDay(Column.DAY),
                                    cells.needed(Column.NAME),
                                    cells.minutes(Column.HOURS)));
            case ACCOUNTS -> account();
        };
    }

    private String number() {
        return cells.needed(Column.NUMBER);
    }

    private DateRange since() {
        return cells.text(Column.FROM) == null
                ? new DateRange(today, cells.until())
                : cells.range();
    }

    private @Nullable String teamName() {
        var name = cells.text(Column.TEAM_NAME);
        return name == null ? cells.text(Column.NAME) : name;
    }

    // An empty parent is the top: a teams file tells the whole tree.
    private String parent() {
        return Objects.requireNonNullElse(cells.value(Column.PARENT), "");
    }

    private DeclaredBy declaredBy() {
        var text = cells.text(Column.DECLARED_BY);
        if (text == null || text.equalsIgnoreCase("manager")) {
            return DeclaredBy.MANAGER;
        }
        if (text.equalsIgnoreCase("self")) {
            return DeclaredBy.SELF;
        }
        throw new BadCell(
                "declared_by",
                text,
                "A skill (%s) must be declared by self or manager.".formatted(text),
                "Maybe leave it empty.");
    }

    private List<Statement> membership() {
        var share = cells.percent();
        return List.of(
                new Statement.MembershipStated(
                        number(),
                        cells.needed(Column.TEAM),
                        share == null ? 100 : share,
                        cells.range()));
    }

    private List<Statement> person() {
        var range = cells.range();
        var kind = lineKind();
        if (kind != Line.Kind.PRIMARY) {
            return List.of(
                    new Statement.LineStated(number(), cells.needed(Column.MANAGER), kind, range));
        }
        return List.of(new Statement.PersonState(number(), range.from(), range.until(), values()));
    }

    private Line.Kind lineKind() {
        var text = cells.text(Column.MANAGER_KIND);
        if (text == null) {
            return Line.Kind.PRIMARY;
        }
        return Arrays.stream(Line.Kind.values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadCell(
                                        "manager_kind",
                                        text,
                                        "The manager_kind (%s) must be primary, interim or dotted."
                                                .formatted(text),
                                        "Maybe leave it empty for the primary manager."));
    }

    private Statement.Values values() {
        return new Statement.Values(
                name(),
                address(),
                cells.value(Column.MANAGER),
                cells.value(Column.TEAM),
                cells.percent(),
                cells.value(Column.LOCATION),
                cells.value(Column.CALENDAR));
    }

    private @Nullable String name() {
        var name = cells.text(Column.NAME);
        if (name != null) {
            return name;
        }
        var parts =
                Stream.of(cells.text(Column.FIRST_NAME), cells.text(Column.LAST_NAME))
                        .filter(Objects::nonNull)
                        .toList();
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    private @Nullable String address() {
        var address = cells.value(Column.EMAIL);
        if (address != null && !address.isEmpty() && !address.matches("[^@\\s]+@[^@\\s]+")) {
            throw new BadCell(
                    "email",
                    address,
                    "The work address (%s) must look like name@example.org.".formatted(address),
                    "Maybe it stands in another column.");
        }
        return address;
    }

    private List<Statement> snapshot(LocalDate day) {
        var joined = cells.day(Column.JOINED);
        var last = cells.day(Column.LEFT);
        var left = last == null ? null : last.plusDays(1);
        if (joined != null && last != null && last.isBefore(joined)) {
            throw new BadCell(
                    "left",
                    last.toString(),
                    "The last day (%s) must not lie before the first (%s).".formatted(last, joined),
                    "Maybe the two are swapped.");
        }
        var statements = new ArrayList<Statement>();
        var from = joined == null ? day : joined;
        if (joined != null) {
            statements.add(new Statement.Employed(number(), joined, left, day));
        }
        var stateFrom = left != null && !left.isAfter(day) ? left.minusDays(1) : later(from, day);
        statements.add(new Statement.PersonState(number(), stateFrom, left, values()));
        return statements;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Statement> account() {
        var tool = cells.needed(Column.TOOL);
        var key = cells.needed(Column.ACCOUNT);
        var addresses =
                Stream.of(cells.text(Column.ADDRESSES), cells.text(Column.EMAIL))
                        .filter(Objects::nonNull)
                        .flatMap(text -> Arrays.stream(text.split("[;,\\s]+")))
                        .filter(text -> !text.isBlank())
                        .toList();
        var statements = new ArrayList<Statement>();
        statements.add(
                new Statement.AccountStated(
                        tool, key, Objects.requireNonNullElse(name(), key), addresses));
        if (cells.text(Column.NUMBER) != null) {
            statements.add(new Statement.AccountLinked(number(), tool, key, since()));
        }
        return statements;
    }
}
