package dev.quarterdeck.pages.plan;

/// Words causes of moves and drivers of spreads.
final class MoveWords {

    private MoveWords() {}

    static String of(String cause) {
        return switch (cause) {
            case "scope" -> "Scope: what is left, and how it grows";
            case "capacity" -> "Capacity: people, leave, hires, unplanned work";
            case "order" -> "Order: what goes first, came or was stopped";
            case "blocked" -> "Blocked: what it waits for, earliest starts, freezes";
            case "unknown" -> "Unknown: teams were quicker or slower than thought";
            default -> throw new IllegalStateException("An unknown cause: " + cause);
        };
    }

    static String cause(String cause) {
        return switch (cause) {
            case "scope" -> "scope";
            case "capacity" -> "capacity";
            case "order" -> "order";
            case "blocked" -> "what blocks it";
            case "unknown" -> "no known cause";
            default -> throw new IllegalStateException("An unknown cause: " + cause);
        };
    }

    static String driver(String kind, String of) {
        return switch (kind) {
            case "pace" -> "How quick %s turns out to be".formatted(of);
            case "scope" -> "How much %s still grows".formatted(of);
            case "in_progress" -> "How long items in progress still take";
            case "unplanned" -> "How much work comes unplanned";
            case "attrition" -> "Who leaves, and when";
            case "hiring" -> "When hires start";
            default -> throw new IllegalStateException("An unknown driver: " + kind);
        };
    }
}
