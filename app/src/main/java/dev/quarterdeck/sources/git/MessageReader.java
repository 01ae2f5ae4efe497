package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.git.MessageFacts.KeyMention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reduces a message to what the measures need, so that no message is kept.
final class MessageReader {

    private static final Pattern LEADING_ISSUE =
            Pattern.compile("[\\[(]?#(\\d{1,7})[\\])]?(?:[\\s:,-]|$)");

    private MessageReader() {}

    /// Reads one message. Of a program's message only the subject counts: updaters quote the
    /// release notes of others, with the tickets of others.
    static MessageFacts read(String message, boolean merge, boolean bot) {
        Subject subject = Subject.of(message, merge);
        List<KeyMention> keys = keys(subject, bot);
        // What names a ticket needs no kind, and most commits name one: spare them the questions.
        boolean named = keys.stream().anyMatch(key -> key.head() && key.upper());
        Kinds kinds = named && !merge ? Kinds.withTicket(subject) : Kinds.of(subject, merge, bot);
        return new MessageFacts(
                keys,
                issues(subject, bot),
                kinds.marker(),
                kinds.revert(),
                kinds.hotfix(),
                AssistantSigns.inTrailers(subject.body()));
    }

    private static List<KeyMention> keys(Subject subject, boolean bot) {
        List<KeyMention> found = new ArrayList<>(2);
        if (!subject.branch().isEmpty()) {
            KeyScanner.branch(subject.branch(), found);
        }
        scanLine(subject.text(), found);
        if (!subject.title().equals(subject.text())) {
            scanLine(subject.title(), found);
        }
        if (!bot) {
            KeyScanner.body(subject.body(), found);
        }
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    private static void scanLine(String line, List<KeyMention> found) {
        if (line.indexOf('-') >= 0) {
            KeyScanner.subject(line, Subject.headEnd(line), found);
        }
    }

    private static List<Integer> issues(Subject subject, boolean bot) {
        List<Integer> found = new ArrayList<>(2);
        Matcher leading = LEADING_ISSUE.matcher(subject.title());
        if (leading.lookingAt()) {
            found.add(Integer.valueOf(leading.group(1)));
        }
        IssueScanner.scan(subject.title(), found);
        if (!bot) {
            IssueScanner.scan(subject.body(), found);
        }
        return found.isEmpty() ? List.of() : found.stream().distinct().toList();
    }
}
