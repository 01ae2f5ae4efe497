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
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps changes: asks the policy, writes the rows, publishes the relations, appends to the audit
/// log, tells who left; all in the caller's transaction.
final class OrganizationLedger {

    private final Policy policy;
    private final Audit audit;
    private final OrganizationWriter writer;
    private final PublishedRelations published;
    private final Departures departures;
    private final Turns turns = new Turns(Duration.ofSeconds(10));

    OrganizationLedger(
            Policy policy,
            Audit audit,
            OrganizationWriter writer,
            PublishedRelations published,
            Departures departures) {
        this.policy = policy;
        this.audit = audit;
        this.writer = writer;
        this.published = published;
        this.departures = departures;
    }

    /// Returns the turns that all who keep changes here take.
    Turns turns() {
        return turns;
    }

    /// Demands that the viewer may say all this.
    void requireAll(Viewer viewer, OrganizationTimeline before, List<Statement> statements) {
        Set<ProtectedRecord> records = new LinkedHashSet<>();
        for (var statement : statements) {
            if (!(statement instanceof Statement.RowEnded ended)
                    || row(before, ended).isPresent()) {
                records.add(record(before, statement));
            }
        }
        records.forEach(record -> policy.require(viewer, Action.CHANGE, record));
    }

    /// Notes that leave of persons whose leave the viewer may not see was refused: why would tell
    /// what other leave there is.
    ///
    /// @return what to tell instead, or null when the viewer sees all that they spoke of
    @Nullable Refusal refuseUnseen(
            JdbcClient sql,
            Viewer viewer,
            OrganizationTimeline before,
            List<Statement> statements) {
        var unseen =
                statements.stream()
                        .map(statement -> record(before, statement))
                        .filter(record -> record.fieldClass() == FieldClass.LEAVE)
                        .filter(
                                record ->
                                        policy.may(viewer, Action.SEE, record)
                                                instanceof Decision.Refuse)
                        .flatMap(record -> Optional.ofNullable(record.subject()).stream())
                        .distinct()
                        .toList();
        if (unseen.isEmpty()) {
            return null;
        }
        audit.append(
                sql,
                AuditEntry.of(viewer, "leave.refuse", FieldClass.LEAVE, unseen, "nothing kept"));
        return new Refusal(
                "Leave must fit what is known of the person, and this does not.",
                "Maybe ask their manager or HR partner, who see it.");
    }

    // A row that is not there is nobody's: the comparison refuses it.
    private static Optional<DatedRow.PersonRow> row(
            OrganizationTimeline before, Statement.RowEnded ended) {
        return before.person(ended.number()).stream()
                .flatMap(person -> before.rowsOf(person.id()).stream())
                .filter(row -> row.id().equals(ended.row()))
                .findFirst();
    }

    static ProtectedRecord record(OrganizationTimeline before, Statement statement) {
        if (statement instanceof Statement.OfPerson of) {
            var person = before.person(of.number());
            if (person.isPresent()) {
                return ProtectedRecord.about(fieldClass(before, of), person.get().id());
            }
        }
        // Whose an account is already would be told to who joins it with somebody new.
        return ProtectedRecord.of(
                statement instanceof Statement.AccountLinked
                        ? FieldClass.TOOL_ACCOUNTS
                        : FieldClass.ORGANIZATION);
    }

    private static FieldClass fieldClass(OrganizationTimeline before, Statement.OfPerson of) {
        return switch (of) {
            case Statement.LeaveStated _ -> FieldClass.LEAVE;
            case Statement.SkillStated _ -> FieldClass.SKILLS;
            case Statement.AccountLinked _ -> FieldClass.TOOL_ACCOUNTS;
            case Statement.RowEnded ended ->
                    row(before, ended)
                            .map(row -> fieldClass(row.fact()))
                            .orElse(FieldClass.PROFILE);
            case Statement.PersonState _,
                    Statement.Employed _,
                    Statement.Left _,
                    Statement.LineStated _,
                    Statement.MembershipStated _ ->
                    FieldClass.PROFILE;
        };
    }

    static FieldClass fieldClass(Fact fact) {
        return switch (fact) {
            case Fact.Away _ -> FieldClass.LEAVE;
            case Fact.Knows _ -> FieldClass.SKILLS;
            case Fact.Owns _ -> FieldClass.TOOL_ACCOUNTS;
            case Fact.Works _, Fact.Has _, Fact.ReportsTo _, Fact.WorksIn _ -> FieldClass.PROFILE;
        };
    }

    /// Keeps a difference; nothing happens when it is empty.
    void keep(JdbcClient sql, Viewer viewer, OrganizationTimeline before, OrganizationDiff diff) {
        if (diff.isEmpty()) {
            return;
        }
        writer.write(sql, diff);
        published.update(sql, diff);
        Map<FieldClass, Told> told = new EnumMap<>(FieldClass.class);
        diff.changes().forEach(change -> tell(told, change));
        told.forEach((fieldClass, one) -> audit.append(sql, one.entry(viewer, fieldClass)));
        departures.tell(viewer, before, diff);
    }

    private static void tell(Map<FieldClass, Told> told, Change change) {
        switch (change) {
            case Change.Named(var before, var after) -> {
                if (!(before instanceof Entity.PersonEntity
                        || before instanceof Entity.TeamEntity)) {
                    told(told, named(after)).note(subject(after), before, after);
                }
            }
            case Change.Added(var row) -> row(told, null, row);
            case Change.Ended(var before, var after) -> row(told, before, after);
            case Change.Withdrawn(var row) -> row(told, row, null);
        }
    }

    private static FieldClass named(Entity entity) {
        return switch (entity) {
            case Entity.PersonEntity _ -> FieldClass.PROFILE;
            case Entity.AccountEntity _ -> FieldClass.TOOL_ACCOUNTS;
            case Entity.TeamEntity _, Entity.CalendarEntity _, Entity.HolidayEntity _ ->
                    FieldClass.ORGANIZATION;
        };
    }

    private static @Nullable PersonId subject(Entity entity) {
        return entity instanceof Entity.PersonEntity(var id, var _, var _) ? id : null;
    }

    private static void row(
            Map<FieldClass, Told> told, @Nullable DatedRow before, @Nullable DatedRow after) {
        var one = after == null ? before : after;
        if (one instanceof DatedRow.PersonRow(var _, var person, var fact, var _)) {
            told(told, fieldClass(fact)).note(person, before, after);
        } else {
            told(told, FieldClass.ORGANIZATION).note(null, before, after);
        }
    }

    private static Told told(Map<FieldClass, Told> told, FieldClass fieldClass) {
        return told.computeIfAbsent(fieldClass, key -> new Told());
    }

    /// What one audit entry tells: how many rows, about whom, and digests of before and after.
    private static final class Told {

        private final Set<PersonId> subjects = new LinkedHashSet<>();
        private final MessageDigest before = Sha256.begin();
        private final MessageDigest after = Sha256.begin();
        private int count;

        void note(@Nullable PersonId subject, @Nullable Object was, @Nullable Object is) {
            if (subject != null) {
                subjects.add(subject);
            }
            before.update(String.valueOf(was).getBytes(StandardCharsets.UTF_8));
            after.update(String.valueOf(is).getBytes(StandardCharsets.UTF_8));
            count++;
        }

        AuditEntry entry(Viewer viewer, FieldClass fieldClass) {
            return new AuditEntry(
                    viewer,
                    "organization.change",
                    fieldClass,
                    List.copyOf(subjects),
                    "%d rows".formatted(count),
                    Sha256.hex(before),
                    Sha256.hex(after));
        }
    }
}
