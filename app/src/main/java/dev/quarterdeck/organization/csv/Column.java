package dev.quarterdeck.organization.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The columns that files may have, with the headings by which HR systems call them in English and
/// German.
enum Column {
    NUMBER(
            "employee_number",
            "employee_id",
            "employeeid",
            "employee",
            "worker_id",
            "personnel_number",
            "employee_no",
            "personalnummer",
            "mitarbeiternummer",
            "mitarbeiter_id"),
    NAME(
            "name",
            "full_name",
            "display_name",
            "worker",
            "preferred_name",
            "vollstandiger_name",
            "anzeigename"),
    FIRST_NAME("first_name", "given_name", "vorname"),
    LAST_NAME("last_name", "family_name", "surname", "nachname"),
    EMAIL(
            "email",
            "work_email",
            "email_work",
            "e_mail",
            "employee_email",
            "email_address",
            "primary_work_email",
            "e_mail_adresse",
            "geschaftliche_e_mail",
            "dienstliche_e_mail"),
    FROM("from", "valid_from", "effective_date", "gultig_ab", "von", "start"),
    UNTIL("until", "valid_until"),
    LAST_DAY("last_day", "to", "bis", "gultig_bis", "end"),
    MANAGER(
            "manager",
            "manager_id",
            "manager_employee_id",
            "supervisor",
            "supervisor_id",
            "supervisor_eid",
            "reports_to",
            "manager_employee_number",
            "vorgesetzter",
            "vorgesetzte",
            "vorgesetzten_id",
            "personalnummer_vorgesetzter"),
    MANAGER_KIND("manager_kind", "line_kind"),
    TEAM(
            "team",
            "department",
            "supervisory_organization",
            "org_unit",
            "abteilung",
            "organisationseinheit"),
    TEAM_NAME("team_name", "abteilungsname"),
    PARENT("parent", "parent_team", "superior_organization", "ubergeordnet"),
    SHARE("share", "allocation", "fte_share", "anteil"),
    LOCATION("location", "office", "work_location", "standort", "buro", "arbeitsort"),
    CALENDAR("calendar", "kalender"),
    SNAPSHOT("snapshot", "snapshot_date", "as_of", "report_date", "stichtag"),
    JOINED(
            "joined",
            "join_date",
            "hire_date",
            "employment_start_date",
            "start_date",
            "original_hire_date",
            "eintrittsdatum",
            "einstellungsdatum",
            "eintritt"),
    LEFT(
            "left",
            "leave_date",
            "termination_date",
            "employment_end_date",
            "end_date",
            "last_day_of_work",
            "austrittsdatum",
            "austritt",
            "kundigungsdatum"),
    KIND("kind", "leave_kind", "leave_type", "absence_type", "abwesenheitsart", "art"),
    SKILL("skill", "fahigkeit"),
    LEVEL("level", "stufe"),
    DECLARED_BY("declared_by"),
    TOOL("tool", "werkzeug"),
    ACCOUNT("account", "login", "username", "benutzername"),
    ADDRESSES("addresses", "emails"),
    DAY("day", "date", "tag", "datum"),
    HOURS("hours", "stunden"),
    MONDAY("monday", "montag"),
    TUESDAY("tuesday", "dienstag"),
    WEDNESDAY("wednesday", "mittwoch"),
    THURSDAY("thursday", "donnerstag"),
    FRIDAY("friday", "freitag"),
    SATURDAY("saturday", "samstag"),
    SUNDAY("sunday", "sonntag");

    private static final Map<String, Column> BY_HEADING = new HashMap<>();

    static {
        for (var column : values()) {
            column.headings.forEach(heading -> BY_HEADING.put(heading, column));
        }
    }

    private final List<String> headings;

    Column(String... headings) {
        this.headings = List.of(headings);
    }

    /// Returns the heading that the guide uses.
    String heading() {
        return headings.getFirst();
    }

    /// Finds the column that a heading names; accents, case and punctuation do not matter.
    static Optional<Column> named(String heading) {
        var plain =
                Normalizer.normalize(heading.strip(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_|_$", "");
        return Optional.ofNullable(BY_HEADING.get(plain));
    }
}
