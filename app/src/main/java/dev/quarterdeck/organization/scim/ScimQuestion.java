package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import java.util.Locale;

/// A filter that is answered: one attribute that equals a value.
record ScimQuestion(Kind kind, String value) {

    /// What is looked up by.
    enum Kind {
        USER_NAME,
        EXTERNAL_ID,
        EMPLOYEE_NUMBER,
        ADDRESS,
        ID
    }

    static ScimQuestion of(FilterNode filter) {
        if (filter instanceof AttributeExpressionLeaf leaf
                && leaf.getComparator() == Comparator.EQ) {
            var value = leaf.getStringValue().orElse("");
            if (value.chars().anyMatch(c -> c < ' ')) {
                throw new BadRequestException(
                        "The filter must not hold control characters.", "invalidFilter");
            }
            return new ScimQuestion(kind(leaf), value);
        }
        throw refused();
    }

    private static Kind kind(AttributeExpressionLeaf leaf) {
        return switch (leaf.getShortName().toLowerCase(Locale.ROOT)) {
            case "username" -> Kind.USER_NAME;
            case "externalid" -> Kind.EXTERNAL_ID;
            case "employeenumber" -> Kind.EMPLOYEE_NUMBER;
            case "emails", "emails.value" -> Kind.ADDRESS;
            case "id" -> Kind.ID;
            default -> throw refused();
        };
    }

    private static BadRequestException refused() {
        return new BadRequestException(
                "The filter must compare one of userName, externalId, employeeNumber, emails.value"
                        + " or id by eq.",
                "invalidFilter");
    }
}
