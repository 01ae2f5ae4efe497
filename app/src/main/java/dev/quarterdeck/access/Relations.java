package dev.quarterdeck.access;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes the organisation's relations over: who may see whom follows from them after the commit.
public final class Relations {

    Relations() {}

    /// Replaces all relations, inside the caller's transaction.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when on some day somebody would manage themselves
    public void publish(JdbcClient sql, OrganizationRelations all) {
        throw new UnsupportedOperationException(sql.toString() + all);
    }

    /// Replaces the relations of some persons, inside the caller's transaction.
    ///
    /// @param changed the persons; what was known of their lines and memberships is replaced
    /// @param lines every line in which one of them reports
    /// @param belongings every membership of theirs
    /// @throws dev.quarterdeck.platform.Refusal when on some day somebody would manage themselves
    public void republish(
            JdbcClient sql, Set<PersonId> changed, List<Line> lines, List<Belonging> belongings) {
        throw new UnsupportedOperationException(sql.toString() + changed + lines + belongings);
    }

    /// Replaces the tree of teams, inside the caller's transaction.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when on some day a team would be part of itself
    public void republishTeams(JdbcClient sql, List<TeamNode> teams) {
        throw new UnsupportedOperationException(sql.toString() + teams);
    }
}
