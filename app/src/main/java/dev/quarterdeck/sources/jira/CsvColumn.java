package dev.quarterdeck.sources.jira;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The columns that are read, with the names they go by in English, German, French, Spanish and
/// Portuguese, as {@link PlainName} writes them; of several names present, the first one counts.
enum CsvColumn {
    KEY(
            "issue key, key, work item key, vorgangsschlussel, schlussel, cle de ticket,"
                    + " cle de la demande, cle, clave de incidencia, clave de la incidencia, clave,"
                    + " chave da ocorrencia, chave do item, chave da pendencia, chave de item,"
                    + " chave, ticket key, issue, ticket, item, item key, id"),
    ISSUE_ID(
            "issue id, work item id, vorgangs id, id de ticket, id du ticket,"
                    + " id de la incidencia, id de incidencia, id da ocorrencia, id do item, id"),
    CREATED(
            "created, created date, created at, creation date, date created, erstellt,"
                    + " erstellungsdatum, erstellt am, cree, creee, date de creation, creation,"
                    + " creada, creado, fecha de creacion, criado, criada, data de criacao, opened,"
                    + " opened at"),
    RESOLVED(
            "resolved, resolution date, resolutiondate, resolved date, resolved at, date resolved,"
                    + " erledigt, gelost, erledigt am, losungsdatum, resolu, resolue,"
                    + " date de resolution, resuelta, resuelto, fecha de resolucion, resolvido,"
                    + " resolvida, data de resolucao, finished, finished date, finished at, closed,"
                    + " closed date, closed at, completed, completed date, completed at, done date,"
                    + " done at"),
    UPDATED(
            "updated, updated date, updated at, last updated, aktualisiert, aktualisiert am,"
                    + " mis a jour, mise a jour, date de mise a jour, actualizada, actualizado,"
                    + " fecha de actualizacion, atualizado, atualizada, data de atualizacao"),
    STATUS("status, statut, etat, estado, situacao, state"),
    STATUS_CATEGORY(
            "status category, statuskategorie, categorie de statut, categorie d etat,"
                    + " categorie d etats, categoria de estado, categoria del estado,"
                    + " categoria de status, categoria do status"),
    CATEGORY_CHANGED(
            "status category changed, statuskategorie geandert, statuskategorie wurde geandert,"
                    + " categorie de statut modifiee, categorie d etat modifiee,"
                    + " categoria de estado modificada, categoria de status alterada"),
    TYPE(
            "issue type, work item type, work type, issuetype, vorgangstyp, type de ticket,"
                    + " type de demande, tipo de incidencia, tipo de ocorrencia, tipo de item,"
                    + " tipo de pendencia, type, typ, tipo"),
    RESOLUTION("resolution, losung, resolucion, resolucao"),
    SPRINT("sprint, sprints"),
    FIX_VERSION(
            "fix versions, fix version s, fix version, losungsversionen, losungsversion en,"
                    + " losungsversion, versions corrigees, version s corrigee s,"
                    + " version corrigee, versiones corregidas, version es corregida s,"
                    + " version corregida, versoes de correcao, versoes corrigidas,"
                    + " versao de correcao"),
    FLAGGED("flagged, markiert, marque, signale, marcado, marcada, sinalizado"),
    FIELD("field, field name"),
    FROM("from string, fromstring, from, from value, old value"),
    TO("to string, tostring, to, to value, new value"),
    CHANGED("created date, created, changed at, changed, date, updated date, change date");

    private static final Pattern CUSTOM =
            Pattern.compile(
                    "(?iu)(?:custom field|benutzerdefinierte[sn]? feld(?:er)?"
                            + "|champs? personnalisés?|campos? personalizados?) ?\\((.*)\\)");

    private final List<String> names;

    CsvColumn(String names) {
        this.names = List.of(names.split(",\\s*"));
    }

    /// Returns how early a plain header stands in this column's list, or -1.
    int rank(String plainHeader) {
        return names.indexOf(plainHeader);
    }

    /// Answers whether the tracker keeps this in a custom field.
    ///
    /// A custom field with the name of any other column, as `Custom field (Status)`, is another
    /// thing than that column.
    boolean isCustomField() {
        return this == SPRINT || this == FLAGGED;
    }

    /// Returns the name inside a custom field's wrapping: `Flagged` of `Custom field (Flagged)`.
    static String unwrapped(String header) {
        Matcher matcher = CUSTOM.matcher(header.strip());
        return matcher.matches() ? matcher.group(1) : header;
    }
}
