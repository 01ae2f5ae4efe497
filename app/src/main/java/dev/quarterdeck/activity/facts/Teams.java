package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Knows the teams: asked of the organisation, which these facts know nothing else about.
public interface Teams {

    /// A team of a day. @param members how many people work in it
    record Named(UUID id, String key, String name, int members) {}

    /// Lists the teams of a day.
    List<Named> on(Viewer viewer, LocalDate day);

    /// Returns who heads a team, or the nearest team above it that has a head.
    Optional<PersonId> head(Viewer viewer, UUID team, LocalDate day);

    /// An account of the tool that a source reads. @param key whatever its letters' case
    record Login(UUID source, String key) {}

    /// A time in which whoever is behind an account works in a team.
    ///
    /// @param share in percent, 1..100
    /// @param until the first day on which it is no longer so
    /// @param same is the same for all accounts of one person, and says nothing else
    record Place(Login login, UUID team, int share, LocalDate from, LocalDate until, String same) {

        /// Knows of no other account of theirs.
        public Place(Login login, UUID team, int share, LocalDate from, LocalDate until) {
            this(login, team, share, from, until, login.source() + " " + login.key());
        }
    }

    /// Lists the places of some accounts, each under the login that was asked for.
    List<Place> places(Collection<Login> logins);

    /// Returns a text that is another whenever an answer of `places` may be.
    String mark();

    /// Returns to which team somebody laid a repository already, by its name in small letters.
    Map<String, UUID> ofRepositories(Viewer viewer, LocalDate day);
}
