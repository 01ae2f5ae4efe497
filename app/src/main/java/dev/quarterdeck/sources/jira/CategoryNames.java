package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.StatusCategory;
import org.jspecify.annotations.Nullable;

/// Reads Jira's own status categories, by key or by the names Jira gives them in several
/// languages.
final class CategoryNames {

    private CategoryNames() {}

    /// Returns the category; null for an empty or unknown name.
    static @Nullable StatusCategory category(String name) {
        return switch (PlainName.of(name)) {
            case "new",
                    "to do",
                    "todo",
                    "zu erledigen",
                    "a faire",
                    "por hacer",
                    "tareas por hacer",
                    "a fazer",
                    "itens pendentes",
                    "pendiente",
                    "da completare" ->
                    StatusCategory.QUEUE;
            case "indeterminate",
                    "in progress",
                    "in arbeit",
                    "in bearbeitung",
                    "en cours",
                    "en curso",
                    "em andamento",
                    "em progresso",
                    "in corso" ->
                    StatusCategory.WORK;
            case "done",
                    "complete",
                    "fertig",
                    "erledigt",
                    "termine",
                    "terminee",
                    "termine e",
                    "listo",
                    "hecho",
                    "finalizado",
                    "finalizada",
                    "concluido",
                    "feito",
                    "itens concluidos",
                    "completato" ->
                    StatusCategory.DONE;
            default -> null;
        };
    }

    /// Answers whether a cell says that there is nothing: Jira writes "Unresolved" and the like.
    static boolean isNone(String text) {
        return switch (PlainName.of(text)) {
            case "",
                    "unresolved",
                    "none",
                    "null",
                    "nicht erledigt",
                    "nicht gelost",
                    "non resolu",
                    "non resolue",
                    "sin resolver",
                    "nao resolvido",
                    "n a" ->
                    true;
            default -> false;
        };
    }
}
