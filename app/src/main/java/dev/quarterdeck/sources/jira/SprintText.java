package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.sources.jira.DateText.Moment;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads sprints written as text: a bare name, or the inside of a Java object as old Jira prints
/// it.
///
/// `com.atlassian.greenhopper.service.sprint.Sprint@1b[id=7,state=CLOSED,name=Sprint
/// 7,startDate=…]`
final class SprintText {

    private static final String OBJECT = "com.atlassian.greenhopper";

    /// A name may hold commas; the next attribute ends it.
    private static final Pattern NAME =
            Pattern.compile("[\\[,]name=(.*?)(?:,[a-zA-Z]+=|\\]$)", Pattern.DOTALL);

    private static final Pattern START = Pattern.compile(",(?:activatedDate|startDate)=([^,\\]]+)");
    private static final Pattern END = Pattern.compile(",(?:completeDate|endDate)=([^,\\]]+)");

    private SprintText() {}

    static boolean isObject(String text) {
        return text.startsWith(OBJECT);
    }

    static Sprint read(String text, DateText dates) {
        if (!isObject(text)) {
            return new Sprint(text, null, null);
        }
        Matcher name = NAME.matcher(text);
        return new Sprint(
                name.find() ? name.group(1) : text,
                date(START, text, dates),
                date(END, text, dates));
    }

    private static @Nullable Instant date(Pattern pattern, String text, DateText dates) {
        Matcher matcher = pattern.matcher(text);
        Moment moment = matcher.find() ? dates.read(matcher.group(1)) : null;
        return moment == null ? null : moment.at();
    }
}
