package dev.quarterdeck.organization.timeline;

/// Names facts in a sentence.
final class FactWords {

    private FactWords() {}

    static String of(Fact fact) {
        return switch (fact) {
            case Fact.Works _ -> "employment";
            case Fact.Has(var facet, var _) -> facet.words();
            case Fact.ReportsTo(var _, var kind) ->
                    switch (kind) {
                        case PRIMARY -> "manager";
                        case INTERIM -> "interim manager";
                        case DOTTED -> "dotted line";
                    };
            case Fact.WorksIn _ -> "membership";
            case Fact.Away _ -> "leave";
            case Fact.Knows _ -> "skill";
            case Fact.Owns _ -> "account";
        };
    }
}
