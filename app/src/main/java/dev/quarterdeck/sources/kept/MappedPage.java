package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What a page of records says. Whatever the mapping does, each record is accounted for.
final class MappedPage {

    final List<ToldEvent> events = new ArrayList<>();
    final List<ToldCommit> commits = new ArrayList<>();
    final List<ToolAccount> accounts = new ArrayList<>();
    final List<Issue> issues = new ArrayList<>();
    final Map<Key, Long> nothings = new TreeMap<>();
    final Map<String, Tally> tallies = new TreeMap<>();
    private final UUID source;
    private final RawPage page;
    private boolean threw;

    /// An issue. @param record its place on the page, from 1
    record Issue(String stream, int record, String why) {}

    /// Why records of a stream hold nothing.
    record Key(String stream, String why) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = stream.compareTo(other.stream);
            return order != 0 ? order : why.compareTo(other.why);
        }
    }

    /// How many records of one stream told something, nothing, or nothing usable.
    static final class Tally {
        long records;
        long told;
        long nothing;
        long unusable;
        long issues;
        long events;
    }

    private MappedPage(UUID source, RawPage page) {
        this.source = source;
        this.page = page;
    }

    /// A page that says nothing to anybody.
    static MappedPage nothing(UUID source, RawPage page) {
        return new MappedPage(source, page);
    }

    static MappedPage of(UUID source, RawPage page, Mapping mapping, ZoneId zone) {
        var mapped = new MappedPage(source, page);
        for (int i = 0; i < page.records().size(); i++) {
            mapped.map(page.records().get(i), i + 1, mapping, zone);
        }
        return mapped;
    }

    private void map(JsonNode body, int place, Mapping mapping, ZoneId zone) {
        var stream = page.stream().isEmpty() ? recognised(body, mapping) : page.stream();
        var sink = new Sink();
        if (stream.isEmpty()) {
            sink.issue("The record is of no sort that the tool is known to write.");
        } else {
            var scope = page.scope() == null ? "" : page.place();
            try {
                mapping.map(new RawRecord(stream, scope, page.parameters(), zone, body), sink);
            } catch (RuntimeException e) {
                threw = true;
                // Neither the message nor the record may stand in a list that people read.
                sink = new Sink();
                sink.issue(
                        "The record could not be mapped (%s)."
                                .formatted(e.getClass().getSimpleName()));
            }
        }
        hear(stream, place, sink);
    }

    /// Whether the mapping failed on a record: what that tells is not known.
    boolean threw() {
        return threw;
    }

    private String recognised(JsonNode body, Mapping mapping) {
        try {
            return mapping.stream(body).orElse("");
        } catch (RuntimeException e) {
            threw = true;
            return "";
        }
    }

    private void hear(String stream, int place, Sink sink) {
        var tally = tallies.computeIfAbsent(stream, name -> new Tally());
        var why = new ArrayList<>(sink.issues());
        long before = events.size();
        for (var told : sink.told()) {
            try {
                events.add(
                        new ToldEvent(new HistoryId(told.kind(), source, told.id()), told.event()));
            } catch (IllegalArgumentException e) {
                why.add("The id of a record must have 1 to 500 characters.");
            }
        }
        commits.addAll(sink.commits());
        accounts.addAll(sink.accounts());
        if (sink.isSilent()) {
            why.add("The record was passed over by the mapping.");
        }
        why.forEach(one -> issues.add(new Issue(stream, place, shortened(one))));
        tally.records++;
        tally.issues += why.size();
        tally.events += events.size() - before + sink.commits().size();
        boolean told =
                events.size() > before || !sink.commits().isEmpty() || !sink.accounts().isEmpty();
        if (told) {
            tally.told++;
        } else if (!why.isEmpty()) {
            tally.unusable++;
        } else {
            tally.nothing++;
            nothings.merge(new Key(stream, shortened(sink.nothings().getFirst())), 1L, Long::sum);
        }
    }

    private static String shortened(String text) {
        var plain = text.replace('\0', '?');
        return plain.length() > 500 ? plain.substring(0, 500) : plain;
    }
}
