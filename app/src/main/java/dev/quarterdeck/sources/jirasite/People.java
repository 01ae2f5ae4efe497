package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads logins: of Cloud by the account's id, of Data Center by the user's key, else the name.
final class People {

    private final Sink sink;
    private final Set<String> told = new HashSet<>();

    People(Sink sink) {
        this.sink = sink;
    }

    /// Returns the id of a login; empty when there is none, or Jira hides it.
    static String id(JsonNode user) {
        return Members.first(user, "accountId", "key", "name");
    }

    /// Tells of a login, once for each record, and returns its id.
    String tell(JsonNode user) {
        var id = id(user);
        if (!id.isEmpty() && told.add(id)) {
            var address = Members.text(user, "emailAddress");
            sink.account(
                    new ToolAccount(
                            id,
                            Members.text(user, "displayName"),
                            address.contains("@") ? List.of(address) : List.of(),
                            Members.text(user, "accountType").equals("app")));
        }
        return id;
    }
}
