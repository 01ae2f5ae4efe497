package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.organization.identity.ToldAccount;
import dev.quarterdeck.sources.ToolAccount;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Hands the logins that tools tell of to the review of whose they are; each once while the server
/// runs.
final class Accounts {

    private static final int MOST = 500;

    private final IdentityReview review;
    private final Set<Integer> brought = ConcurrentHashMap.newKeySet();

    Accounts(IdentityReview review) {
        this.review = review;
    }

    void bring(Connection connection, List<ToolAccount> told) {
        var fresh =
                told.stream()
                        .distinct()
                        .filter(one -> !one.id().isBlank() && one.id().length() <= 300)
                        .filter(one -> brought.add(List.of(connection.tool(), one).hashCode()))
                        .map(one -> told(connection, one))
                        .toList();
        for (int from = 0; from < fresh.size(); from += MOST) {
            review.take(Viewer.console(), fresh.subList(from, Math.min(fresh.size(), from + MOST)));
        }
    }

    private static ToldAccount told(Connection connection, ToolAccount account) {
        var name = account.name().replace('\0', '?').strip();
        return new ToldAccount(
                connection.tool(),
                account.id(),
                name.length() > 1_000 ? name.substring(0, 1_000) : name,
                account.addresses().stream()
                        .filter(
                                one ->
                                        !one.isBlank()
                                                && one.length() <= 320
                                                && one.indexOf('\0') < 0)
                        .limit(50)
                        .toList());
    }
}
