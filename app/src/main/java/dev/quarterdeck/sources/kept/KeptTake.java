package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolAccount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Takes what is fetched of one scope, and keeps it.
final class KeptTake implements Take {

    private final Intake intake;
    private final Intake.Order order;
    private final KeptScope scope;
    private final Clock clock;
    private final Progress progress;
    private final Consumer<List<ToolAccount>> accounts;
    private long records;
    private @Nullable Path repository;

    /// @param accounts hears of logins; from many threads
    KeptTake(
            Intake intake,
            Intake.Order order,
            KeptScope scope,
            Clock clock,
            Progress progress,
            Consumer<List<ToolAccount>> accounts) {
        this.intake = intake;
        this.order = order;
        this.scope = scope;
        this.clock = clock;
        this.progress = progress;
        this.accounts = accounts;
    }

    private String place() {
        return scope.scope().key();
    }

    @Override
    public Optional<String> cursor(String stream) {
        return intake.cursor(scope.id(), stream);
    }

    @Override
    public void page(
            String stream,
            Map<String, String> parameters,
            List<JsonNode> page,
            @Nullable String cursorAfter) {
        var kept =
                intake.keep(
                        order,
                        new RawPage(scope.id(), place(), stream, parameters, page, cursorAfter));
        accounts.accept(kept.accounts);
        records += page.size();
        progress.at(scope.name() + ": " + stream, records, 0);
    }

    @Override
    public void cursor(String stream, String cursorAfter) {
        page(stream, Map.of(), List.of(), cursorAfter);
    }

    @Override
    public void expects(String stream, long count) {
        intake.expects(order, place(), stream, count);
    }

    @Override
    public void whole(HistoryKind kind, Collection<String> ids) {
        var missing = unlisted(kind, ids);
        if (!missing.isEmpty()) {
            intake.gone(
                    order,
                    new RawPage.Departure(scope.id(), place(), kind, missing, clock.instant()));
        }
    }

    @Override
    public List<String> unlisted(HistoryKind kind, Collection<String> ids) {
        return intake.missing(scope.id(), kind.name(), List.copyOf(ids));
    }

    @Override
    public void repository(Path folder) {
        repository = folder;
    }

    /// Returns where a repository lies that is to be looked at, if there is one.
    Optional<Path> repository() {
        return Optional.ofNullable(repository);
    }

    @Override
    public void gap(String what, String why, String remedy) {
        intake.gap(
                order,
                place(),
                Map.of(
                        "what",
                        shortened(what),
                        "why",
                        shortened(why),
                        "remedy",
                        shortened(remedy)));
    }

    private static String shortened(String text) {
        var plain = text.replace('\0', '?');
        return plain.length() > 500 ? plain.substring(0, 500) : plain;
    }

    @Override
    public void progress(String step, long done, long total) {
        progress.at(scope.name() + ": " + step, done, total);
    }
}
