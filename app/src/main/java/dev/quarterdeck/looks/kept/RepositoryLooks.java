package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.sources.kept.RepositoryRead;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;

/// Asks for a look at each repository that a connection has read.
final class RepositoryLooks {

    private final Looks looks;
    private final Repositories repositories;
    private final LookImports imports;

    RepositoryLooks(Looks looks, Repositories repositories, LookImports imports) {
        this.looks = looks;
        this.repositories = repositories;
        this.imports = imports;
    }

    @EventListener
    void on(RepositoryRead read) {
        var viewer = read.viewer();
        looks.requireKeeping(viewer);
        imports.ask(
                viewer,
                new LookImports.Order(
                        repository(viewer, read), LookImports.Wish.NOTHING, List.of(), List.of()));
    }

    /// The repository whose folder it is, whatever people called it since; a new one else.
    private UUID repository(Viewer viewer, RepositoryRead read) {
        return repositories.ofClone(viewer, read.folder(), read.name());
    }
}
