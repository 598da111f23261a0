"""The table itself: every command of the program, its keys and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .i18n import N_


@dataclass(frozen=True)
class Command:
    """What a key does: its stable id (for keymaps), its keys in Textual's names, and its words as msgids."""

    id: str
    keys: str
    label: str
    tooltip: str
    group: str
    priority: bool = False
    same_as: str = ""
    help_only: bool = False

    @property
    def action(self) -> str:
        """Return the action's name, what follows the dot of the id: "adjust.merge" runs `action_merge`."""
        return self.id.partition(".")[2]


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "global": N_("Partout"),
        "workshop": N_("Pendant la rencontre"),
        "clock": N_("Quand l’horloge est l’écran"),
        "adjust": N_("Ajuster la liste"),
        "count": N_("Dépouiller"),
        "ballot": N_("Dans un bulletin"),
        "reveal": N_("Dévoiler"),
        "vote": N_("Voter"),
        "carry": N_("Porter"),
        "agree": N_("Accord"),
        "close": N_("Relire"),
        "home": N_("Accueil"),
        "sheets": N_("Fiches"),
        "prepare": N_("Préparer"),
        "families": N_("Familles"),
        "agenda": N_("Déroulement"),
        "roster": N_("Présences"),
        "minutes": N_("Compte rendu"),
    }
)
"""The contexts in the order of the help, with their headings as msgids."""

COMMANDS: tuple[Command, ...] = (
    Command("global.help", "question_mark,f1", N_("aide"), N_("Ce que font les touches ici"), "global"),
    Command("global.back", "escape", N_("revenir"), N_("Fermer ce qui est ouvert, sans rien changer"), "global"),
    Command("global.leave", "q", N_("quitter"), N_("Revenir à l’accueil; de l’accueil, quitter"), "global"),
    Command("global.room_test", "f3", N_("essai de lecture"), N_("La dernière rangée lit-elle ceci?"), "global"),
    Command("global.colours", "f4", N_("couleurs"), N_("Sombre, clair ou contraste élevé"), "global"),
    Command("workshop.pause", "space", N_("pause"), N_("Arrêter l’horloge, ou la repartir"), "workshop"),
    Command("workshop.add_minute", "plus", N_("minute"), N_("Une minute de plus à cette étape"), "workshop"),
    Command("workshop.remove_minute", "minus", N_("minute"), N_("Une minute de moins à cette étape"), "workshop"),
    Command("workshop.next", "n", N_("suivante"), N_("Passer à l’étape suivante"), "workshop"),
    Command("workshop.previous", "p", N_("précédente"), N_("Revenir à l’étape précédente"), "workshop"),
    Command(
        "workshop.next_in_a_moment",
        "pagedown",
        N_("suivante"),
        N_("Étape suivante après trois secondes, avec une télécommande"),
        "workshop",
    ),
    Command(
        "workshop.previous_in_a_moment",
        "pageup",
        N_("précédente"),
        N_("Étape précédente après trois secondes, avec une télécommande"),
        "workshop",
    ),
    Command("workshop.note", "c", N_("consigner"), N_("Consigner une note ou un suivi"), "workshop"),
    Command("workshop.decision", "d", N_("décision"), N_("Consigner une décision"), "workshop"),
    Command("workshop.revisit", "j", N_("sujet à reprendre"), N_("Garder un sujet pour plus tard"), "workshop"),
    Command("workshop.agenda", "a", N_("déroulement"), N_("Voir et changer le déroulement"), "workshop"),
    Command("workshop.catch_up", "l", N_("à l’heure"), N_("Voir comment finir à l’heure, puis décider"), "workshop"),
    Command("workshop.undo", "u", N_("annuler"), N_("Annuler le dernier geste, après l’avoir nommé"), "workshop"),
    Command("workshop.private_note", "v", N_("note privée"), N_("La note que la salle ne voit pas"), "workshop"),
    Command("workshop.roster", "y", N_("présences"), N_("Qui est là, qui arrive, qui part"), "workshop"),
    Command("workshop.scribe", "w", N_("clavier"), N_("Qui tient le clavier aujourd’hui?"), "workshop"),
    Command(
        "workshop.hide_clock",
        "h",
        N_("horloge"),
        N_("Cacher l’horloge à la salle, ou la montrer"),
        "workshop",
    ),
    Command("workshop.round", "o", N_("ouvrir"), N_("Ouvrir le tour, ou le fermer"), "workshop"),
    Command("workshop.export", "s", N_("sauver"), N_("Enregistrer le compte rendu dans un fichier"), "workshop"),
    Command("workshop.recap", "f5", N_("récapitulatif"), N_("Où en sommes-nous?"), "workshop"),
    Command("clock.sound", "f6", N_("son"), N_("Un signal à l’approche de la fin; d’office il n’y en a pas"), "clock"),
    Command("clock.turns", "f7", N_("tour de table"), N_("Faire un tour de table, ou le terminer"), "clock"),
    Command("clock.next_speaker", "enter", N_("personne suivante"), N_("La parole à la personne suivante"), "clock"),
    Command("clock.skip", "right", N_("passer"), N_("Passer son tour : la personne parlera à la fin"), "clock"),
    Command("clock.again", "left", N_("recommencer"), N_("Recommencer le tour de la même personne"), "clock"),
    Command("adjust.open", "enter", N_("ouvrir"), N_("Ouvrir la famille ou le rôle"), "adjust"),
    Command("adjust.insert", "i", N_("insérer"), N_("Insérer un rôle dans cette famille"), "adjust"),
    Command("adjust.reword", "r", N_("reformuler"), N_("Changer les mots; le texte d’origine reste"), "adjust"),
    Command("adjust.label", "e", N_("étiquette"), N_("Donner au rôle un libellé court"), "adjust"),
    Command("adjust.merge", "f", N_("fusionner"), N_("Réunir deux rôles en un seul"), "adjust"),
    Command("adjust.hide", "m", N_("masquer"), N_("Masquer le rôle, ou le montrer"), "adjust"),
    Command("adjust.move", "g", N_("déplacer"), N_("Changer le rôle de famille; son code reste"), "adjust"),
    Command("adjust.restore", "f7", N_("rétablir"), N_("Revenir au texte d’origine"), "adjust"),
    Command("adjust.settle", "f8", N_("arrêter"), N_("Arrêter la liste, ou la rouvrir"), "adjust"),
    Command(
        "adjust.filter",
        "slash,f6",
        N_("chercher"),
        N_("Ne montrer que les rôles qui contiennent ces mots; Échap les ramène tous"),
        "adjust",
    ),
    Command("adjust.compare", "f2", N_("comparer"), N_("Notre liste et celle de départ"), "adjust"),
    Command("count.ballots", "b", N_("bulletins"), N_("Saisir les bulletins de papier"), "count"),
    Command("count.reopen", "z", N_("rouvrir"), N_("Rouvrir un bulletin par son numéro, ou la liste"), "count"),
    Command("count.go_on", "enter", N_("continuer"), N_("Nombre suivant, liste suivante, ou déposer"), "count"),
    Command(
        "ballot.digit",
        "0,1,2,3",
        N_("évaluer"),
        N_("Évaluer; la rangée AZERTY sert aussi"),
        "ballot",
        help_only=True,
    ),
    Command("ballot.unknown", "x", N_("je ne sais pas"), N_("Je ne sais pas"), "ballot"),
    Command("ballot.correct", "backspace", N_("corriger"), N_("Effacer la dernière réponse"), "ballot"),
    Command("ballot.next_family", "enter", N_("famille suivante"), N_("Passer à la famille suivante"), "ballot"),
    Command(
        "ballot.look_back",
        "up,down,left,right",
        N_("revoir"),
        N_("Revenir sur une réponse déjà saisie"),
        "ballot",
        help_only=True,
    ),
    Command("ballot.reopen", "f7", N_("rouvrir"), N_("Rouvrir un bulletin pendant qu’on tape des codes"), "ballot"),
    Command("ballot.remove", "f8", N_("retirer"), N_("Retirer le bulletin dont le numéro est écrit"), "ballot"),
    Command("reveal.reveal", "f9", N_("dévoiler"), N_("Dévoiler les résultats, sans retour"), "reveal"),
    Command("reveal.zoom", "enter", N_("zoom"), N_("Voir un rôle en grand"), "reveal"),
    Command("reveal.sort", "t", N_("trier"), N_("Trier par écart, souhaité, famille ou désaccord"), "reveal"),
    Command(
        "reveal.shortlist",
        "right",
        N_("liste courte"),
        N_("Mettre le rôle dans la liste courte, ou l’ôter"),
        "reveal",
    ),
    Command("vote.retain", "k", N_("retenir"), N_("Combien de rôles retenir"), "vote"),
    Command(
        "vote.tie",
        "1,2,3",
        N_("égalité"),
        N_("Devant une égalité : garder tous, lever la main, revoter"),
        "vote",
        same_as="ballot.digit",
        help_only=True,
    ),
    Command("vote.decide", "4", N_("trancher"), N_("Devant une égalité : dire pourquoi"), "vote", help_only=True),
    Command("carry.fill", "enter", N_("remplir"), N_("Qui porte, première action, pour quand"), "carry"),
    Command("carry.details", "right", N_("détails"), N_("Avec qui, ressources, posture"), "carry"),
    Command("carry.nobody", "0,à", N_("personne"), N_("Personne pour l’instant : une réponse valable"), "carry"),
    Command("agree.fingers", "enter", N_("compter"), N_("Compter les doigts"), "agree"),
    Command(
        "agree.reservation",
        "i",
        N_("réserve"),
        N_("Insérer une réserve, mot pour mot"),
        "agree",
        same_as="adjust.insert",
    ),
    Command("agree.level", "right", N_("seuil"), N_("Changer le niveau exigé"), "agree"),
    Command("close.complete", "enter", N_("compléter"), N_("Dire qui et pour quand"), "close"),
    Command("close.next_meeting", "right", N_("prochaine rencontre"), N_("Date, heure et lieu"), "close"),
    Command("close.rate", "f9", N_("appréciation"), N_("Cette rencontre valait-elle votre temps?"), "close"),
    Command("close.settle", "f8", N_("arrêter"), N_("Arrêter le compte rendu"), "close"),
    Command("home.open", "enter", N_("ouvrir"), N_("Ouvrir l’atelier"), "home"),
    Command("home.new", "i", N_("nouveau"), N_("Insérer un nouvel atelier"), "home", same_as="adjust.insert"),
    Command("home.duplicate", "f5", N_("dupliquer"), N_("Repartir d’un atelier existant"), "home"),
    Command("home.sheets", "f6", N_("fiches"), N_("Voir les fiches d’activité"), "home"),
    Command("home.prepare", "f7", N_("préparer"), N_("Changer la préparation de l’atelier"), "home"),
    Command("home.hand_over", "f9", N_("confier"), N_("Confier l’atelier à un autre compte de ce serveur"), "home"),
    Command("home.adopt", "f8", N_("adopter"), N_("Noter l’adoption du compte rendu final"), "home"),
    Command("sheets.open", "enter", N_("lire"), N_("Lire la fiche, ou voir ce qui n’y va pas"), "sheets"),
    Command("prepare.edit", "enter", N_("changer"), N_("Changer cette ligne"), "prepare"),
    Command("prepare.add", "i", N_("personnes"), N_("Insérer des personnes"), "prepare", same_as="adjust.insert"),
    Command("prepare.begin", "f9", N_("commencer"), N_("Commencer la rencontre"), "prepare"),
    Command("families.rename", "enter", N_("renommer"), N_("Donner un autre titre à la famille"), "families"),
    Command("families.add", "i", N_("insérer"), N_("Insérer une famille"), "families", same_as="adjust.insert"),
    Command(
        "families.remove",
        "m",
        N_("retirer"),
        N_("Retirer la famille; ses rôles sont masqués"),
        "families",
        same_as="adjust.hide",
    ),
    Command("agenda.go", "enter", N_("aller"), N_("Aller à cette étape; en préparation, ses minutes"), "agenda"),
    Command(
        "agenda.longer",
        "plus",
        N_("minute"),
        N_("Une minute de plus à l’étape choisie"),
        "agenda",
        same_as="workshop.add_minute",
    ),
    Command(
        "agenda.shorter",
        "minus",
        N_("minute"),
        N_("Une minute de moins à l’étape choisie"),
        "agenda",
        same_as="workshop.remove_minute",
    ),
    Command("agenda.insert", "i", N_("insérer"), N_("Insérer une pause"), "agenda", same_as="adjust.insert"),
    Command(
        "agenda.drop",
        "m",
        N_("masquer"),
        N_("Laisser l’étape de côté, ou la garder"),
        "agenda",
        same_as="adjust.hide",
    ),
    Command("agenda.protect", "f6", N_("protéger"), N_("Ne jamais raccourcir cette étape, ou le permettre"), "agenda"),
    Command("agenda.earlier", "f8", N_("plus tôt"), N_("Avancer l’étape choisie d’une place"), "agenda"),
    Command("agenda.later", "f9", N_("plus tard"), N_("Reculer l’étape choisie d’une place"), "agenda"),
    Command(
        "agenda.catch_up",
        "l,f7",
        N_("à l’heure"),
        N_("Voir comment finir à l’heure, puis décider"),
        "agenda",
        same_as="workshop.catch_up",
    ),
    Command("roster.mark", "enter", N_("présence"), N_("Présence, absence, absence motivée, départ"), "roster"),
    Command("roster.add", "i", N_("insérer"), N_("Insérer des personnes"), "roster", same_as="adjust.insert"),
    Command(
        "roster.correct",
        "r",
        N_("corriger"),
        N_("Corriger le nom ou l’organisme"),
        "roster",
        same_as="adjust.reword",
    ),
    Command("roster.remove", "m", N_("retirer"), N_("Retirer de la liste"), "roster", same_as="adjust.hide"),
    Command("roster.voice", "f6", N_("voix"), N_("Donner une voix, ou observer seulement"), "roster"),
    Command("roster.headcount", "f7", N_("sans liste"), N_("Dire combien de personnes, sans liste"), "roster"),
    Command(
        "minutes.correct",
        "r",
        N_("corriger"),
        N_("Corriger ce que dit le compte rendu; il dira ce qui a changé"),
        "minutes",
        same_as="adjust.reword",
    ),
    Command("minutes.adopt", "f8", N_("adopter"), N_("Noter l’adoption du compte rendu final"), "minutes"),
)
