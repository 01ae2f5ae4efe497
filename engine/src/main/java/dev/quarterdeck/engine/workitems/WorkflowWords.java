package dev.quarterdeck.engine.workitems;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which statuses, types and resolutions are recognised: English, German, French,
/// Spanish, Portuguese.
///
/// Written as {@link Words#plain} gives them. A star ends a stem.
final class WorkflowWords {

    /// Whole names of queues that contain a word of another category: `to be done`, `ready to
    /// start`.
    static final Set<String> QUEUE =
            words(
                    """
            to do, todo, to be *, open, opened, reopen*, new, backlog, ready, selected, created,
            draft, funnel, triage*, planned, inbox, idea*, icebox, on deck, next, accepted,
            approved, unassigned, submitted, requested, offen, neu, zu erledigen,
            wieder geoffnet, geplant, erfasst, bereit, angelegt, a faire, ouvert*, rouvert*,
            nouveau, nouvelle, pret*, planifie*, por hacer, tareas por hacer, abiert*,
            reabiert*, nuev*, pendiente*, listo para, a fazer, abert*, reabert*, nov*,
            pronto para, pendente*
            """);

    /// Words that say that started work goes on, although the name may begin with "ready".
    static final Set<String> WORK =
            words(
                    """
            in progress, progress, doing, wip, active, started, implement*, develop*, building,
            coding, review*, test*, qa, qe, uat, verif*, validat*, merg*, staging, deploying,
            ready for review, ready for test*, ready for qa, ready for release,
            ready to release, ready for deploy*, ready to deploy, ready for merge, in arbeit,
            in bearbeitung, in umsetzung, entwicklung, umsetzung, prufung, in prufung, abnahme,
            en cours, encours, developpement, relecture, revue, recette, en curso, en progreso,
            en desarrollo, en revision, revision, prueba*, desarrollo, em andamento,
            em progresso, em desenvolvimento, em revisao, em teste*, fazendo, patch available
            """);

    /// Words for queues before the work although they name a later step.
    static final Set<String> QUEUE_FIRST =
            words(
                    """
            selected for *, ready for dev*, ready to dev*, ready for work, ready to start,
            to be *, not started, bereit fur die entwicklung, pret pour le dev*,
            listo para desarroll*
            """);

    static final Set<String> WAITING =
            words(
                    """
            blocked, block*, on hold, hold, waiting, wait*, impeded, paused, suspended, stalled,
            needs info*, need info*, blockiert, wartet, wartend, angehalten, pausiert, bloque*,
            en attente, suspendu*, bloquead*, en espera, detenid*, em espera, aguardando
            """);

    static final Set<String> DONE =
            words(
                    """
            done, closed, close, resolved, complete, completed, finished, released, deployed,
            delivered, shipped, live, in production, fixed, integrated, fertig, erledigt,
            geschlossen, abgeschlossen, gelost, behoben, ausgeliefert, veroffentlicht, termine*,
            fait, ferme*, resolu*, livre*, clos, cloture*, hecho, finalizad*, terminad*,
            cerrad*, resuelt*, completad*, listo, entregad*, concluid*, feito, fechad*,
            resolvid*, finalizado, entregue
            """);

    static final Set<String> DISCARDED =
            words(
                    """
            duplicate*, invalid*, wont fix, wont do, wont implement, wontfix, wont resolve,
            will not *, not a bug, not our bug, not an issue, no issue, works as designed,
            works as intended, by design, as designed, works for me, worksforme,
            cannot reproduce, cant reproduce, can not reproduce, unable to reproduce,
            not reproducible, not reproduceable, incomplete, needs more info*, need more info*,
            needs info*, need info*, declined, rejected, reject, abandoned, obsolete, outdated,
            cancelled, canceled, withdrawn, out of scope, not required, not needed,
            no longer required, no longer needed, not a problem, known error, expired,
            timed out, auto closed, hold, deferred, discarded, dropped, not fixed, unresolved,
            information provided, duplikat, doppelt, ungultig, wird nicht *, nicht behoben,
            nicht reproduzierbar, kann nicht reproduziert werden, abgelehnt, verworfen,
            abgebrochen, unvollstandig, zuruckgewiesen, storniert, doublon, ne sera pas *,
            ne pas corriger, impossible a reproduire, non reproductible, incomplet, annule*,
            invalide, rejete*, abandonne*, refuse*, duplicad*, no se corregira,
            no se solucionara, no se hara, no se puede reproducir, incomplet*, cancelad*,
            rechazad*, descartad*, nao sera *, nao e possivel reproduzir, rejeitad*
            """);

    static final Set<String> SUBTASK =
            words(
                    """
            sub task, subtask, sub bug, technical task, teilaufgabe, unteraufgabe, sous tache,
            subtarea, subtarefa
            """);

    static final Set<String> EPIC =
            words(
                    """
            epic, initiative, theme, legend, saga, capability, epos, initiativ*, epopee, epica,
            epico, iniciativa
            """);

    static final Set<String> UNPLANNED =
            words(
                    """
            bug, bugs, defect*, incident*, fault, problem, support, service request, hotfix,
            outage, escalation, it help, regression, fehler, storung, vorfall, zwischenfall,
            anomalie, bogue, defaut, error, fallo, incidencia, incidente, defeito, falha,
            soporte, suporte
            """);

    private WorkflowWords() {}

    /// Splits at commas and line ends: a phrase never spans lines.
    private static Set<String> words(String text) {
        return Stream.of(text.split("[,\\n]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
