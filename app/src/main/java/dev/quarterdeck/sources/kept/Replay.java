package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.ToolAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Maps everything that was kept of a connection anew; what is not told again was told wrongly, and
/// is withdrawn.
final class Replay {

    private static final int PAGES = 20;

    private final Database database;
    private final Intake intake;
    private final RawStore raw = new RawStore();

    Replay(Database database, Intake intake) {
        this.database = database;
        this.intake = intake;
    }

    /// Replays all pages, a few at a time.
    ///
    /// @param accounts hears of logins
    /// @return whether everything could be mapped
    boolean run(Intake.Order order, Consumer<List<ToolAccount>> accounts, Progress progress) {
        try {
            var begun = intake.beginAgain(order);
            if (isMapped(order, accounts, progress)) {
                intake.withdraw(order, begun);
                return true;
            }
            intake.gap(
                    order,
                    "",
                    Map.of(
                            "what", "the withdrawal of what was told wrongly",
                            "why", "Records could not be mapped: what they tell is not known.",
                            "remedy",
                                    "Maybe an update maps them: the issues of the run name them."));
            intake.forget(order.run());
            return false;
        } catch (RuntimeException | Error fault) {
            forget(order.run(), fault);
            throw fault;
        }
    }

    private void forget(UUID run, Throwable fault) {
        try {
            intake.forget(run);
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private boolean isMapped(
            Intake.Order order, Consumer<List<ToolAccount>> accounts, Progress progress) {
        long total = database.keeping(sql -> raw.count(sql, order.connection()));
        long done = 0;
        boolean threw = false;
        var pages = after(order, null);
        while (!pages.isEmpty()) {
            for (var page : pages) {
                var mapped = intake.again(order, page);
                threw |= mapped.threw();
                accounts.accept(mapped.accounts);
                progress.at("replaying", ++done, Math.max(done, total));
            }
            pages = after(order, pages.getLast().id());
        }
        return !threw;
    }

    private List<RawStore.Kept> after(Intake.Order order, @Nullable UUID last) {
        return database.keeping(sql -> raw.pages(sql, order.connection(), last, PAGES));
    }
}
