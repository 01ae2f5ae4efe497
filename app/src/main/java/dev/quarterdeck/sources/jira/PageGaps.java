package dev.quarterdeck.sources.jira;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.sources.jira.FileLog.PageSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds search pages that are missing: a search says how many issues it has, the files hold
/// fewer.
///
/// Pages with numbers are laid end to end into searches, in whatever files they came. Pages with a
/// token (Jira Cloud, API v3) say only whether another follows; then one page must be the last.
final class PageGaps {

    private PageGaps() {}

    static List<ReadGap> find(List<FileLog> files) {
        List<PageSeen> pages = files.stream().flatMap(file -> file.pages().stream()).toList();
        List<ReadGap> gaps = new ArrayList<>();
        numbered(pages.stream().filter(page -> page.startAt() >= 0 && page.total() >= 0).toList())
                .forEach(gaps::add);
        List<PageSeen> tokens = pages.stream().filter(page -> page.startAt() < 0).toList();
        if (!tokens.isEmpty() && tokens.stream().allMatch(PageSeen::more)) {
            gaps.add(
                    new ReadGap(
                            String.format(
                                    Locale.ROOT, "the pages after the last of %,d", tokens.size()),
                            "every page says that another follows",
                            remedy()));
        }
        return gaps;
    }

    private static List<ReadGap> numbered(List<PageSeen> pages) {
        List<Search> searches = new ArrayList<>();
        pages.stream()
                .sorted(Comparator.comparingLong(PageSeen::startAt))
                .forEach(page -> join(searches, page));
        return searches.stream().filter(it -> it.held < it.total).map(Search::gap).toList();
    }

    private static void join(List<Search> searches, PageSeen page) {
        for (Search search : searches) {
            if (search.isContinuedBy(page)) {
                search.add(page);
                return;
            }
        }
        Search search = new Search();
        search.add(page);
        searches.add(search);
    }

    private static String remedy() {
        return "Maybe fetch the missing pages and name all files.";
    }

    /// Pages of one search, as far as their numbers tell.
    private static final class Search {

        private long next;
        private long held;
        private long total;

        /// A total may drift by a few while pages are fetched; a page may be missing in between.
        boolean isContinuedBy(PageSeen page) {
            return page.startAt() >= next
                    && page.startAt() > 0
                    && Math.abs(page.total() - total) <= Math.max(5, total / 100);
        }

        void add(PageSeen page) {
            next = page.startAt() + page.held();
            held += page.held();
            total = page.total();
        }

        ReadGap gap() {
            return new ReadGap(
                    String.format(
                            Locale.ROOT, "%,d of %,d issues of a search", total - held, total),
                    "its pages say so in \"total\"",
                    remedy());
        }
    }
}
