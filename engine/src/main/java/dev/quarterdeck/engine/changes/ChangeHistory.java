package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Declared;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.ItemNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeDraft;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Noted;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.Reopened;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewRequested;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.TargetChanged;
import dev.quarterdeck.engine.histories.TellingOrder;
import java.util.Collection;
import java.util.List;

/// Keeps everything told about one change, in canonical order, without repeats.
///
/// Nothing is demanded of the events: an import may meet the review before the opening.
///
/// @param id the tool's own id of the change, never its number or title
/// @param events by time
public record ChangeHistory(String id, List<ChangeEvent> events) {

    public ChangeHistory {
        events = TellingOrder.sorted(events, ChangeEvent::at, ChangeHistory::rank);
    }

    /// Makes a history from events in any order.
    public static ChangeHistory of(String id, Collection<ChangeEvent> events) {
        return new ChangeHistory(id, List.copyOf(events));
    }

    /// Commits precede the opening, an answer precedes the end of the same instant, who closes and
    /// opens again in one instant leaves it open, and what a record shows comes last.
    private static int rank(ChangeEvent event) {
        return switch (event) {
            case CommitPushed _ -> 0;
            case Opened _ -> 1;
            case TargetChanged _ -> 2;
            case MadeDraft _ -> 3;
            case MadeReady _ -> 4;
            case ForcePushed _ -> 5;
            case ReviewRequested _ -> 6;
            case Commented _ -> 7;
            case ReviewDismissed _ -> 8;
            case Reviewed _ -> 9;
            case ItemNamed _ -> 10;
            case Declared _ -> 11;
            case Closed _ -> 12;
            case Reopened _ -> 13;
            case Merged _ -> 14;
            case LandingNamed _ -> 15;
            case Noted _ -> 16;
            case Seen _ -> 17;
            case ChangeEvent.Gone _ -> 18;
        };
    }
}
