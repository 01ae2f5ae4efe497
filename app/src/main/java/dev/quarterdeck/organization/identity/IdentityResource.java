package dev.quarterdeck.organization.identity;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.identity.IdentityReview.Brought;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Speaks HTTP about accounts and whose they are.
@RestController
@RequestMapping("/api/v1/accounts")
final class IdentityResource {

    private static final int MOST = 5_000;
    private static final Comparator<ReviewedAccount> ORDER =
            Comparator.comparing(ReviewedAccount::tool).thenComparing(IdentityResource::lower);

    private final IdentityReview review;

    IdentityResource(IdentityReview review) {
        this.review = review;
    }

    /// The body of bringing.
    record AccountsBody(@Nullable List<BroughtAccount> accounts) {}

    /// The body of deciding.
    record DecisionBody(@Nullable Verdict verdict, @Nullable UUID personId) {}

    /// The setting of linking without a person.
    record Setting(boolean linkWorkAddresses) {}

    /// Counts of one tool; the unattributed are one of them.
    record ToolCounts(
            String tool, long all, long linked, long suggested, long unattributed, long bot) {}

    /// Counts of all tools.
    record Summary(List<ToolCounts> tools) {}

    @PostMapping
    Brought bring(@RequestBody AccountsBody body, Viewer viewer) {
        var accounts = body.accounts() == null ? List.<BroughtAccount>of() : body.accounts();
        if (accounts.isEmpty() || accounts.size() > MOST || accounts.contains(null)) {
            throw new Refusal(
                    "The accounts (%d) of one request must number 1 to %d, none of them null."
                            .formatted(accounts.size(), MOST),
                    "Maybe send them in parts.");
        }
        return review.bring(viewer, accounts);
    }

    @GetMapping
    Page<ReviewedAccount> accounts(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var wanted = AccountState.of(state);
        var after = Cursor.decode(cursor, 2);
        int most = Cursor.limit(limit);
        var rows =
                review.accounts(viewer).stream()
                        .filter(one -> wanted == null || wanted.word().equals(one.state()))
                        .filter(one -> after.isEmpty() || isAfter(one, after))
                        .sorted(ORDER)
                        .limit(most + 1L)
                        .toList();
        return Page.of(rows, most, one -> Cursor.encode(one.tool(), lower(one)));
    }

    private static boolean isAfter(ReviewedAccount one, List<String> after) {
        int tool = one.tool().compareTo(after.get(0));
        return tool > 0 || tool == 0 && lower(one).compareTo(after.get(1)) > 0;
    }

    private static String lower(ReviewedAccount one) {
        return one.key().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/summary")
    Summary summary(Viewer viewer) {
        var counts = new LinkedHashMap<String, long[]>();
        for (var one : review.accounts(viewer)) {
            var row = counts.computeIfAbsent(one.tool(), tool -> new long[4]);
            for (var state : AccountState.values()) {
                row[state.ordinal()] += state.word().equals(one.state()) ? 1 : 0;
            }
        }
        return new Summary(
                counts.entrySet().stream()
                        .map(entry -> counted(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static ToolCounts counted(String tool, long[] counts) {
        return new ToolCounts(
                tool,
                counts[0] + counts[1] + counts[2] + counts[3],
                counts[AccountState.LINKED.ordinal()],
                counts[AccountState.SUGGESTED.ordinal()],
                counts[AccountState.UNATTRIBUTED.ordinal()],
                counts[AccountState.BOT.ordinal()]);
    }

    @PostMapping("/{accountId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    ReviewedAccount decide(
            @PathVariable UUID accountId, @RequestBody DecisionBody body, Viewer viewer) {
        if (body.verdict() == null) {
            throw new Refusal(
                    "The verdict of a decision must be given.", "Maybe PERSON, NOBODY or BOT.");
        }
        var person = body.personId() == null ? null : new PersonId(body.personId());
        return review.decide(viewer, accountId, body.verdict(), person);
    }

    @DeleteMapping("/{accountId}/decisions/current")
    ReviewedAccount undo(@PathVariable UUID accountId, Viewer viewer) {
        return review.undo(viewer, accountId);
    }

    @GetMapping("/settings")
    Setting setting(Viewer viewer) {
        return new Setting(review.linksWorkAddresses(viewer));
    }

    @PutMapping("/settings")
    Setting set(@RequestBody Setting setting, Viewer viewer) {
        review.linkWorkAddresses(viewer, setting.linkWorkAddresses());
        return setting;
    }
}
