package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.DirectoryStore.Absence;
import dev.quarterdeck.organization.DirectoryStore.Entry;
import dev.quarterdeck.organization.DirectoryStore.Filter;
import dev.quarterdeck.organization.DirectoryStore.Report;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks people up, as far as the viewer may, and notes who read something confidential.
public final class Directory {

    private final Database database;
    private final Organization organization;
    private final Policy policy;
    private final Audit audit;
    private final DirectoryStore store = new DirectoryStore();

    Directory(Database database, Organization organization, Policy policy, Audit audit) {
        this.database = database;
        this.organization = organization;
        this.policy = policy;
        this.audit = audit;
    }

    /// A person with how much of them may be shown, and why.
    ///
    /// @param withLevels whether also how well they know something
    /// @param withPlans whether also what is planned about them
    public record Shown(
            Person person, Decision.Allow profile, boolean withLevels, boolean withPlans) {

        /// Answers whether more is shown than name, team, work address and names of skills.
        public boolean isFull() {
            return profile.extent() == Decision.Extent.FULL;
        }

        /// Returns what may be shown of them, by first day.
        ///
        /// @param asOf only what holds on that day, or null for all days
        public List<DatedRow.PersonRow> rows(LocalDate today, @Nullable LocalDate asOf) {
            var latest = asOf == null || asOf.isBefore(today) ? today : asOf;
            var told = withPlans ? person : person.withoutPlansAfter(latest);
            var day = asOf == null ? today : asOf;
            boolean allDays = asOf == null && isFull();
            return told.rows().stream()
                    .filter(row -> allDays || row.range().contains(day))
                    .filter(row -> isFull() || isLimited(row.fact()))
                    .toList();
        }

        private static boolean isLimited(Fact fact) {
            return switch (fact) {
                case Fact.Has(var facet, var _) -> facet == Facet.NAME || facet == Facet.ADDRESS;
                case Fact.WorksIn _, Fact.Knows _, Fact.Owns _, Fact.Away _ -> true;
                case Fact.Works _, Fact.ReportsTo _ -> false;
            };
        }
    }

    /// Lists who works here on a day, each cut down to what the viewer may see of them.
    List<Entry> list(Viewer viewer, Filter filter) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.ORGANIZATION));
        organization.requireDay(viewer, filter.day());
        // Who is left out counts for nothing: a page cut afterwards would tell that they are there.
        var read = filter.manager() == null ? filter : filter.atMost(Integer.MAX_VALUE);
        var rows =
                database.viewing(
                        viewer.viewpoint(organization.today()), sql -> store.list(sql, read));
        return new ProfileRights(policy, viewer)
                .cut(rows, filter.manager() != null).stream().limit(filter.limit()).toList();
    }

    /// Finds a person; who reads somebody's leave or accounts is noted.
    ///
    /// @throws Refusal when there is none whom the viewer may see
    public Shown person(Viewer viewer, UUID id) {
        var subject = new PersonId(id);
        var decision =
                policy.may(viewer, Action.SEE, ProtectedRecord.about(FieldClass.PROFILE, subject));
        if (!(decision instanceof Decision.Allow allow)) {
            throw unknown(id);
        }
        var person = organization.person(viewer, subject).orElseThrow(() -> unknown(id));
        boolean withPlans = new ProfileRights(policy, viewer).seesPlansFor(subject);
        if (!withPlans && isPlanned(person) && !subject.equals(viewer.person())) {
            if (!organization.seesPlannedDays(viewer)) {
                throw unknown(id);
            }
        }
        noteConfidential(viewer, person);
        return new Shown(person, allow, seesLevels(viewer, subject), withPlans);
    }

    private boolean isPlanned(Person person) {
        return person.rows().stream()
                .allMatch(row -> row.range().from().isAfter(organization.today()));
    }

    /// Demands that the viewer may do that with what is about nobody in particular.
    void require(Viewer viewer, Action action, FieldClass fieldClass) {
        policy.require(viewer, action, ProtectedRecord.of(fieldClass));
    }

    /// Demands that the viewer may do that with what is about this person.
    void require(Viewer viewer, Action action, FieldClass fieldClass, PersonId subject) {
        policy.require(viewer, action, ProtectedRecord.about(fieldClass, subject));
    }

    private boolean seesLevels(Viewer viewer, PersonId subject) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.about(FieldClass.SKILLS, subject))
                        instanceof Decision.Allow(var _, var extent)
                && extent == Decision.Extent.FULL;
    }

    private void noteConfidential(Viewer viewer, Person person) {
        if (person.id().equals(viewer.person())) {
            return;
        }
        var entries = new ArrayList<AuditEntry>();
        for (var fieldClass : List.of(FieldClass.LEAVE, FieldClass.TOOL_ACCOUNTS)) {
            long count =
                    person.rows().stream()
                            .filter(row -> OrganizationLedger.fieldClass(row.fact()) == fieldClass)
                            .count();
            if (count > 0) {
                entries.add(entry(viewer, fieldClass, List.of(person.id()), count));
            }
        }
        note(entries);
    }

    private static AuditEntry entry(
            Viewer viewer, FieldClass fieldClass, List<PersonId> subjects, long count) {
        boolean isLeave = fieldClass == FieldClass.LEAVE;
        return AuditEntry.of(
                viewer,
                isLeave ? "leave.read" : "accounts.read",
                fieldClass,
                subjects,
                (isLeave ? "%d rows of leave" : "%d linked accounts").formatted(count));
    }

    private void note(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            database.keep(sql -> entries.forEach(entry -> audit.append(sql, entry)));
        }
    }

    private static Refusal unknown(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no person (%s) whom you may see.".formatted(id),
                "Maybe see GET /api/v1/persons.");
    }

    /// Lists all leave that the viewer may see, by first day and id; the read is noted.
    ///
    /// @param after the last row of the page before, or null
    List<Absence> leave(Viewer viewer, DirectoryStore.@Nullable After after, int limit) {
        policy.requireScope(viewer, FieldClass.LEAVE, Action.SEE);
        var rows =
                database.viewing(
                        viewer.viewpoint(organization.today()),
                        sql -> store.leave(sql, after, limit));
        var others =
                rows.stream()
                        .map(Absence::person)
                        .map(PersonId::new)
                        .distinct()
                        .filter(person -> !person.equals(viewer.person()))
                        .toList();
        if (!others.isEmpty()) {
            note(List.of(entry(viewer, FieldClass.LEAVE, others, rows.size())));
        }
        return rows.stream().anyMatch(row -> isOwn(viewer, row))
                ? withoutPlans(viewer, rows)
                : rows;
    }

    private static boolean isOwn(Viewer viewer, Absence row) {
        return new PersonId(row.person()).equals(viewer.person());
    }

    private List<Absence> withoutPlans(Viewer viewer, List<Absence> rows) {
        var me = Objects.requireNonNull(viewer.person());
        if (new ProfileRights(policy, viewer).seesPlansFor(me)) {
            return rows;
        }
        var known = organization.person(viewer, me).orElseThrow();
        var told = known.withoutPlansAfter(organization.today());
        return rows.stream().map(row -> isOwn(viewer, row) ? row.as(told) : row).toList();
    }

    /// Counts all leave that the viewer may see.
    long countLeave(Viewer viewer) {
        policy.requireScope(viewer, FieldClass.LEAVE, Action.SEE);
        return database.viewing(viewer.viewpoint(organization.today()), store::countLeave);
    }

    /// Lists whom the viewer manages today, directly or through others, with the reason; the
    /// nearest first.
    ///
    /// @param depth of the last one of the page before, 0 before the first page
    /// @param after the employee number of that one, or the empty text
    List<Report> people(Viewer viewer, long depth, String after, int limit) {
        policy.requireScope(viewer, FieldClass.PROFILE, Action.SEE);
        var me = viewer.person();
        if (me == null) {
            return List.of();
        }
        var below = new DirectoryStore.Below(organization.today(), depth, after, limit);
        return database.viewing(
                viewer.viewpoint(below.day()), sql -> store.people(sql, me.value(), below));
    }

    /// Returns the day that was asked for, or today.
    LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? organization.today() : Bodies.day("asOf", asked);
    }
}
