package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares a person's name with the name an account shows, word by word in any order.
final class NameLikeness {

    private static final Sign OTHER = new Sign(-60, "the name is another");

    private NameLikeness() {}

    /// Returns what the names say; null when they say nothing either way.
    ///
    /// @param rareFamily whether nobody else bears the person's family name
    static @Nullable Sign of(NameForm person, NameForm account, boolean rareFamily) {
        if (account.words().isEmpty() || person.words().isEmpty()) {
            return null;
        }
        var sign =
                isHopeless(person, account, rareFamily) ? null : sign(person, account, rareFamily);
        return sign == null && account.isFull() && person.isFull() ? OTHER : sign;
    }

    /// Most pairs share one common word and nothing else: they are told apart without lists.
    private static boolean isHopeless(NameForm person, NameForm account, boolean rareFamily) {
        if (rareFamily || account.words().size() == 1) {
            return false;
        }
        int alike = 0;
        for (var word : account.words()) {
            for (var its : person.words()) {
                if (word.same(its)) {
                    alike += 1;
                    break;
                }
            }
        }
        return alike == 0 || alike == 1 && !hasNear(person, account);
    }

    private static boolean hasNear(NameForm person, NameForm account) {
        for (var word : account.words()) {
            for (var its : person.words()) {
                boolean alike = word.plain().charAt(0) == its.plain().charAt(0) || word.near(its);
                if (alike && !word.same(its)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Sign sign(NameForm person, NameForm account, boolean rareFamily) {
        var left = new ArrayList<>(person.words());
        var rest = new ArrayList<Word>();
        for (var word : account.words()) {
            if (!removeSame(left, word)) {
                rest.add(word);
            }
        }
        int same = account.words().size() - rest.size();
        return judged(person, account, new Leftover(left, rest, same), rareFamily);
    }

    /// What two names do not share, and how many words they do.
    private record Leftover(List<Word> person, List<Word> account, int same) {
        Word mine() {
            return person.getFirst();
        }

        Word theirs() {
            return account.getFirst();
        }

        boolean isOneEach() {
            return person.size() == 1 && account.size() == 1;
        }
    }

    private static boolean removeSame(List<Word> words, Word word) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).same(word)) {
                words.remove(i);
                return true;
            }
        }
        return false;
    }

    private static @Nullable Sign judged(
            NameForm person, NameForm account, Leftover rest, boolean rareFamily) {
        if (rest.person().isEmpty() && rest.account().isEmpty()) {
            return rest.same() >= 2
                    ? new Sign(70, "the name is the same but for order and accents")
                    : new Sign(20, "the name is the same single word");
        }
        if (rest.same() == 0) {
            return null;
        }
        boolean family = !holds(rest.person(), person.last());
        if (rest.same() >= 2) {
            return middle(rest, family);
        }
        return account.words().size() == 1
                ? single(family, rareFamily)
                : oneShared(rest, family, rareFamily);
    }

    private static boolean holds(List<Word> words, Word word) {
        return words.stream().anyMatch(one -> one.same(word));
    }

    /// Two words agree: what remains is a middle name, an initial or a second family name.
    private static Sign middle(Leftover rest, boolean family) {
        if (rest.isOneEach() && !rest.mine().isInitialOf(rest.theirs())) {
            if (rest.theirs().isInitialOf(rest.mine())) {
                return new Sign(68, "the name is the same but for a middle initial");
            }
            return rest.mine().near(rest.theirs())
                    ? new Sign(60, "the name is the same but for one slip")
                    : new Sign(30, "two words of the name are the same");
        }
        return family
                ? new Sign(62, "the name is the same but for a middle name")
                : new Sign(45, "two words of the name are the same");
    }

    private static Sign single(boolean family, boolean rareFamily) {
        if (!family) {
            return new Sign(10, "the given name is the same");
        }
        return rareFamily
                ? new Sign(25, "the family name is the same, and nobody else bears it")
                : new Sign(12, "the family name is the same");
    }

    private static @Nullable Sign oneShared(Leftover rest, boolean family, boolean rareFamily) {
        boolean initials =
                rest.account().stream()
                        .allMatch(one -> rest.person().stream().anyMatch(one::isInitialOf));
        if (initials) {
            return family
                    ? new Sign(45, "the family name and the initial are the same")
                    : new Sign(28, "the given name and the initial are the same");
        }
        if (rest.person().stream().anyMatch(one -> one.shortens(rest.theirs()))) {
            return family
                    ? new Sign(50, "the name is the same but for a shortened given name")
                    : new Sign(30, "the family name begins alike");
        }
        if (rest.person().stream().anyMatch(one -> one.near(rest.theirs()))) {
            return new Sign(50, "the name is the same but for one slip");
        }
        return family && rareFamily
                ? new Sign(20, "the family name is the same, and nobody else bears it")
                : null;
    }
}
