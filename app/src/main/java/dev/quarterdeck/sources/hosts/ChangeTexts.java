package dev.quarterdeck.sources.hosts;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.linking.ChangeWords;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;

/// Tells which work items the texts of a change name, and whether it calls itself a repair; the
/// texts themselves are not kept.
///
/// @param id of the change
/// @param repository of the change, before `#` in the names of items of the host itself
public record ChangeTexts(Sink sink, String id, String repository, Instant at) {

    /// Reads a title.
    public void title(String text) {
        items(text, Place.TITLE);
        if (ChangeWords.isHotfix(text)) {
            sink.change(id, new ChangeEvent.Declared(at, Repair.HOTFIX, ""));
        }
    }

    /// Reads the name of a branch or label.
    public void branch(String text) {
        ChangeWords.keys(text).forEach(key -> named(key, Place.BRANCH));
        if (ChangeWords.isHotfix(text)) {
            sink.change(id, new ChangeEvent.Declared(at, Repair.HOTFIX, ""));
        }
    }

    /// Reads title and description together: which commits they take back.
    public void description(String title, String text) {
        items(text, Place.MESSAGE);
        if (ChangeWords.isRevert(title)) {
            var reverted = ChangeWords.reverted(text);
            if (reverted.isEmpty()) {
                sink.change(id, new ChangeEvent.Declared(at, Repair.REVERT, ""));
            }
            reverted.forEach(
                    sha -> sink.change(id, new ChangeEvent.Declared(at, Repair.REVERT, sha)));
        }
    }

    /// Reads the message of one of its commits.
    public void commit(String message) {
        items(message, Place.COMMIT);
    }

    private void items(String text, Place place) {
        ChangeWords.keys(text).forEach(key -> named(key, place));
        for (var reference : ChangeWords.references(text)) {
            var owner = reference.repository().isEmpty() ? repository : reference.repository();
            if (owner.contains("/")) {
                named(owner + "#" + reference.number(), place);
            }
        }
    }

    private void named(String key, Place place) {
        sink.change(id, new ChangeEvent.ItemNamed(at, key, place));
    }
}
