package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell how teams deliver: metrics by team and week, what changed, and the things behind a number.
///
/// Everybody who is signed in sees them, as they name things and never persons. Of a team with
/// fewer than five people, or whose numbers would give those of so few away, none are shown.
public final class TeamMetrics {

    private static final ProtectedRecord DELIVERY = ProtectedRecord.of(FieldClass.DELIVERY);

    private final Policy policy;
    private final Numbers numbers;
    private final Trends trends;

    TeamMetrics(Policy policy, Numbers numbers, WeekGroups groups) {
        this.policy = policy;
        this.numbers = numbers;
        this.trends = new Trends(numbers, groups);
    }

    /// A thing behind a number: an item, a change, a deployment, an incident or a run.
    ///
    /// @param kind `item`, `change`, `deployment`, `incident`, `run`; of effort its category
    /// @param history the number of its history, as facts name it; of effort that of the initiative
    /// @param name the tool's own id of it
    /// @param moment what decides its week
    /// @param value as the metric measures: seconds, a number, 1 for yes and 0 for no
    /// @param parts of a hundred that belong to the scope
    /// @param leftOut why it does not count, or null
    public record Thing(
            String kind,
            long history,
            String name,
            Instant moment,
            long value,
            int parts,
            @Nullable String leftOut) {

        Thing with(int newParts) {
            return new Thing(kind, history, name, moment, value, newParts, leftOut);
        }
    }

    /// Returns all metrics, by area and in the order in which they are read.
    public List<Metric> metrics() {
        return Catalog.METRICS;
    }

    /// Returns all metrics to who may see them.
    ///
    /// @throws Refusal of kind FORBIDDEN
    List<Metric> metrics(Viewer viewer) {
        requireSeen(viewer);
        return metrics();
    }

    /// Finds a metric.
    ///
    /// @throws Refusal of kind NOT_FOUND with the nearest ids
    public Metric metric(String id) {
        return Catalog.require(id);
    }

    /// Answers a question.
    ///
    /// @throws Refusal of kind FORBIDDEN; of kind NOT_FOUND for a team or metric there is not
    public Report report(Viewer viewer, Question question) {
        requireSeen(viewer);
        return trends.report(question);
    }

    /// Computes what some questions about one day are going to ask for. It changes no answer; of a
    /// past day it takes as long as one question, not as all of them.
    ///
    /// @throws Refusal as for {@link #report}
    public void prepare(Viewer viewer, List<Question> questions) {
        requireSeen(viewer);
        numbers.prepare(questions);
    }

    /// Returns the scopes of a question, without any number: what they are called, and why they are
    /// not shown.
    ///
    /// @throws Refusal as for {@link #report}
    public List<Report.Scope> scopes(Viewer viewer, Question question) {
        requireSeen(viewer);
        return trends.scopes(question);
    }

    /// Lists the things behind the numbers of one answer.
    public interface Behind {

        /// Lists the things behind a metric in one scope, newest first: those that count and those
        /// that are left out.
        ///
        /// @param team null for everything
        /// @param monday one week of the period, or null for all of it
        /// @param most how many at most
        /// @return nothing for a scope that is not shown
        List<Thing> things(
                String metric, @Nullable UUID team, @Nullable LocalDate monday, int most);
    }

    /// Looks behind numbers, all as the organisation is known now.
    ///
    /// @throws Refusal as for {@link #report}
    public Behind behind(Viewer viewer, Question question) {
        requireSeen(viewer);
        return trends.behind(question);
    }

    /// Answers whether a metric has this id.
    public static boolean knows(String metric) {
        return Catalog.METRICS.stream().anyMatch(one -> one.id().equals(metric));
    }

    /// Makes the number of one metric, scope and period or week a figure with its explanation: the
    /// formula, the things behind it, what was left out, and the number under other rules.
    ///
    /// @param team null for everything
    /// @param monday one week of the period, or null for all of it
    /// @throws Refusal as for {@link #report}
    public Figure figure(
            Viewer viewer,
            Question question,
            String metric,
            @Nullable UUID team,
            @Nullable LocalDate monday) {
        requireSeen(viewer);
        return new MetricFigure(trends, question, Catalog.require(metric), team, monday).figure();
    }

    private void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, DELIVERY);
    }
}
