package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.Records;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads sprints as Data Center writes them into a custom field: the inside of a Java object.
///
/// `com.atlassian.greenhopper.service.sprint.Sprint@1b[id=7,state=CLOSED,name=Sprint 7, the
/// last,startDate=…]`
final class SprintText {

    private static final String OBJECT = "com.atlassian.greenhopper";

    /// A value may hold commas; the next member ends it.
    private static final Pattern MEMBER =
            Pattern.compile(
                    "[\\[,](id|name|state|startDate|activatedDate|endDate|completeDate|rapidViewId)="
                            + "(.*?)(?=,[a-zA-Z]+=|\\]$)",
                    Pattern.DOTALL);

    private SprintText() {}

    /// Answers whether a custom field holds sprints, as text or as objects.
    static boolean isSprints(JsonNode told) {
        if (!told.isArray() || told.isEmpty()) {
            return false;
        }
        var first = told.get(0);
        return first.isString()
                ? first.asString().startsWith(OBJECT)
                : first.has("state") && first.has("id") && first.has("name");
    }

    static JsonNode read(String text) {
        ObjectNode sprint = Records.JSON.createObjectNode();
        if (text.startsWith(OBJECT)) {
            for (Matcher member = MEMBER.matcher(text); member.find(); ) {
                if (!member.group(2).equals("<null>")) {
                    sprint.put(member.group(1), member.group(2));
                }
            }
        }
        return sprint;
    }
}
