package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.effort.CategoryWords;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.util.Optional;

/// What an item is for, where its type or a label says so.
record Purpose(long history, String category) {

    static Optional<Purpose> of(ItemFolding.Read read) {
        var labels = read.timeline().last(Field.LABEL).stream().map(Value::name).toList();
        return CategoryWords.of(read.type(), labels)
                .map(found -> new Purpose(read.kept().number(), found.id()));
    }
}
