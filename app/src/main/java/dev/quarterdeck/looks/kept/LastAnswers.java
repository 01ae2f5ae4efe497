package dev.quarterdeck.looks.kept;

import dev.quarterdeck.platform.Recent;
import java.util.function.Supplier;

/// Holds the last answers about all repositories until one of them or a look changes.
///
/// Only for who may see looks at all; the caller asks the policy first.
///
/// @param <V> the answer
final class LastAnswers<V> {

    private final Recent<Object, Held<V>> held = new Recent<>(24);

    private record Held<V>(long changes, V answer) {}

    /// @param changes how many changes there were before the answer is read
    /// @param question what is asked; equal questions have one answer
    V of(long changes, Object question, Supplier<V> read) {
        var known = held.find(question).filter(one -> one.changes() == changes);
        if (known.isPresent()) {
            return known.get().answer();
        }
        var answer = read.get();
        held.put(question, new Held<>(changes, answer));
        return answer;
    }
}
