package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads the first part of a list.
final class Limit {

    private static final int MOST = 100_000;
    private static final int PAGE = 500;

    private Limit() {}

    /// @throws Refusal when the limit is no number of rows
    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "The --limit (%d) must lie between 1 and %,d.",
                            limit,
                            MOST),
                    "Maybe leave it out.");
        }
        return limit;
    }

    /// @throws Refusal when the limit is no number of rows
    static List<JsonNode> read(RemoteServer server, String path, int limit) {
        int most = checked(limit);
        var paged = RemoteServer.joined(path, "limit=" + Math.min(most, PAGE));
        var items = server.list(paged, rows -> rows.size() >= most);
        return items.subList(0, Math.min(most, items.size()));
    }
}
