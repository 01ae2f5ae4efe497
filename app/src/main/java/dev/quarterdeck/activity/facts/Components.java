package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Unsettled;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Say which paths of a repository make a component, and what tools call it.
public final class Components {

    private static final ProtectedRecord DELIVERY = ProtectedRecord.of(FieldClass.DELIVERY);
    private static final int MOST = 500;
    private static final int LONGEST = 500;

    /// Rules are nobody's connection: this stands for them where sources are settled.
    private static final UUID RULES = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_00c0L);

    private final Database database;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;

    Components(Database database, Policy policy, Audit audit, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// Lists the rules of a repository by component.
    ///
    /// @param repository as its changes name it, whatever its letters' case
    public List<ComponentRule> of(Viewer viewer, String repository) {
        policy.require(viewer, Action.SEE, DELIVERY);
        return database.viewing(
                viewer.viewpoint(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                sql -> ComponentStore.of(sql, Targets.small(repository)));
    }

    /// Puts rules in the place of those of a repository. Links follow within some seconds.
    ///
    /// @throws Refusal when the viewer may not, or a rule is none
    public List<ComponentRule> put(Viewer viewer, String repository, List<ComponentRule> rules) {
        policy.require(viewer, Action.CHANGE, DELIVERY);
        text("repository", repository);
        check(rules);
        return database.keeping(
                sql -> {
                    var name = Targets.small(repository);
                    ComponentStore.put(sql, name, rules);
                    Unsettled.mark(sql, List.of(RULES), HistoryKind.DEPLOYMENT, clock.instant());
                    audit.append(
                            sql,
                            AuditEntry.of(
                                    viewer,
                                    "components.put",
                                    FieldClass.DELIVERY,
                                    List.of(),
                                    "repository " + name));
                    return ComponentStore.of(sql, name);
                });
    }

    private static void check(List<ComponentRule> rules) {
        var seen = new HashSet<String>();
        if (rules.size() > MOST) {
            throw new Refusal(
                    "The rules (%d) must number at most %d.".formatted(rules.size(), MOST),
                    "Maybe join some by patterns.");
        }
        for (var rule : rules) {
            text("component", rule.component());
            if (!seen.add(Targets.small(rule.component()))) {
                throw new Refusal(
                        "The component (%s) must have one rule.".formatted(rule.component()),
                        "Maybe put all its paths into one.");
            }
            if (rule.paths().size() > MOST || rule.names().size() > MOST) {
                throw new Refusal(
                        "The paths and names of the component (%s) must number at most %d each."
                                .formatted(rule.component(), MOST),
                        "Maybe join some by patterns.");
            }
            rule.paths().forEach(path -> text("path", path));
            rule.names().forEach(name -> text("name", name));
        }
    }

    private static void text(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new Refusal(
                    "The %s (%s) must have 1 to %d characters."
                            .formatted(
                                    what,
                                    text.length() > 40 ? text.substring(0, 40) + "..." : text,
                                    LONGEST),
                    "Maybe services/api/** for a path.");
        }
    }
}
