package dev.quarterdeck.sources.git;

import dev.quarterdeck.engine.identity.AssistantAccounts;
import dev.quarterdeck.engine.identity.BotSigns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Numbers every distinct pair of author name and address while the log is read.
final class IdentityBook {

    /// One pair as git prints it (after the mailmap), with how often it occurs.
    static final class Identity {
        final String name;
        final String address;
        final boolean bot;
        final String botEvidence;
        final boolean assistant;
        int commits;

        Identity(String name, String address, String botEvidence) {
            this.name = name;
            this.address = address;
            this.botEvidence = botEvidence;
            this.bot = !botEvidence.isEmpty();
            this.assistant = AssistantAccounts.isAssistantAccount(name, address);
        }

        String shown() {
            return name + " <" + address + ">";
        }
    }

    private record Key(String name, String address) {}

    private final BotSigns bots;
    private final Map<Key, Integer> positions = new HashMap<>();
    private final Map<Key, Boolean> committers = new HashMap<>();
    private final List<Identity> identities = new ArrayList<>();

    IdentityBook(BotSigns bots) {
        this.bots = bots;
    }

    /// Returns the position of the pair, noting one more commit by it.
    int note(String name, String address) {
        Key key = new Key(name, address.toLowerCase(Locale.ROOT));
        Integer known = positions.get(key);
        int position = known != null ? known : add(key);
        identities.get(position).commits++;
        return position;
    }

    private int add(Key key) {
        identities.add(
                new Identity(key.name(), key.address(), bots.evidence(key.name(), key.address())));
        positions.put(key, identities.size() - 1);
        return identities.size() - 1;
    }

    boolean isAssistant(int position) {
        return identities.get(position).assistant;
    }

    /// Answers the same for a committer, who is no author and gets no position.
    boolean isAssistantCommitter(String name, String address) {
        return committers.computeIfAbsent(
                new Key(name, address),
                key -> AssistantAccounts.isAssistantAccount(key.name(), key.address()));
    }

    boolean isBot(int position) {
        return identities.get(position).bot;
    }

    List<Identity> identities() {
        return identities;
    }
}
