"""One sentence for each refusal of the domain and each error of the store: what happened, and what to do.

The domain and the store give codes with values; the words live here, in French, so that screens and the command line
say the same thing.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from fiche_tui.language.error_words import DAMAGE, ERRORS, READING, REMEDIES, WRITING
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import N_, _, ngettext

REFUSALS: Mapping[str, str] = {
    "already-started": N_("La rencontre est commencée : cela ne se change plus."),
    "already-there": N_("Vous êtes déjà à cette étape."),
    "answers-exist": N_("Des bulletins existent. Ouvrez un nouveau tour pour le rôle {code}."),
    "approved-too-early": N_("La rencontre a eu lieu le {date} : son compte rendu ne peut être adopté avant."),
    "approved-too-late": N_("Nous sommes le {today} : une adoption se note une fois qu’elle a eu lieu."),
    "ballots-stay": N_("Le compte rendu n’est pas final : les bulletins restent. Rendez-le final d’abord."),
    "ballot-unfinished": N_("Un bulletin n’est pas fini. Terminez-le ou retirez-le, puis dévoilez."),
    "cannot-merge": N_("Choisissez deux rôles différents qui ne sont pas déjà fusionnés."),
    "choose-places": N_("Choisissez exactement autant de rôles qu’il reste de places : {places}."),
    "earlier-is-empty": N_("« {title} » n’a rien de dévoilé ni de promis : choisissez un autre atelier."),
    "earlier-is-this-one": N_("C’est cet atelier-ci. Choisissez-en un qui est venu avant."),
    "empty": N_("Rien n’est écrit. Tapez un texte, ou appuyez sur Échap."),
    "empty-box": N_("Aucun bulletin n’est saisi. Saisissez-les avant de dévoiler."),
    "exists-already": N_("« {workshop} » existe déjà."),
    "final": N_("Le compte rendu est final : seuls les mots et les noms se corrigent encore."),
    "hands-tied": N_("À main levée aussi, c’est l’égalité. Choisissez une autre façon."),
    "label-too-long": N_("L’étiquette a plus de {most} caractères. Raccourcissez-la."),
    "last-family": N_("Il faut au moins une famille."),
    "list-empty": N_("La liste est vide. Ajoutez ou montrez au moins un rôle."),
    "list-not-settled": N_("La liste n’est pas arrêtée. Arrêtez-la avant de l’évaluer."),
    "list-settled": N_("La liste est arrêtée. Rouvrez-la pour ajouter ou fusionner des rôles."),
    "minutes-out-of-range": N_("Une étape dure de 0 à 600 minutes."),
    "no-earlier": N_("Aucune rencontre précédente n’est liée. Choisissez-en une dans Préparer."),
    "ballot-taken-out": N_("Le bulletin de ce compte est déjà retiré de ce tour."),
    "no-open-round": N_("Aucun tour n’est ouvert : il n’y a pas de bulletin à remplir."),
    "no-reason": N_("Écrivez la raison : elle paraîtra au compte rendu."),
    "no-round-for-hands": N_("Aucun tour n’est ouvert : il n’y a pas de mains à compter."),
    "no-shortlist": N_("La liste courte est vide. Dévoilez l’évaluation, ou ajoutez-y un rôle."),
    "no-tie": N_("Il n’y a pas d’égalité à trancher."),
    "no-spare-left": N_("Il ne reste pas de jeton de rechange. Imprimez d’autres jetons, ou prenez le papier."),
    "no-title": N_("Donnez un titre à l’atelier."),
    "no-tokens": N_("Aucun jeton n’est fait pour cette rencontre. Imprimez-les d’abord, depuis Préparer."),
    "no-workshop": N_("Cet atelier n’existe pas encore."),
    "not-a-count": N_("Écrivez des nombres entiers, 0 ou plus."),
    "not-a-level": N_("Écrivez un nombre de 0 à {most}."),
    "not-final": N_("Le compte rendu n’est pas encore final. Rendez-le final, puis notez son adoption."),
    "not-on-shortlist": N_("Ce rôle n’est pas dans la liste courte."),
    "not-running": N_("Aucune étape n’est en cours."),
    "not-started": N_("La rencontre n’est pas commencée."),
    "nothing-to-undo": N_("Il n’y a rien à annuler ici."),
    "on-shortlist": N_("{code} est déjà dans la liste courte."),
    "over-present": N_("{total} mains pour {people} personnes présentes : chacune lève la main une fois. Recomptez."),
    "over-hands": N_("{count} mains pour {people} personnes : chacune lève la main une fois. Recomptez."),
    "revote-is-secret": N_("Ce nouveau vote est secret. Pour lever la main, abandonnez-le d’abord (o)."),
    "round-by-counts": N_("Ce tour se compte par feuilles : il n’y a pas de bulletin à remplir."),
    "round-cancelled": N_("Ce tour a été abandonné."),
    "round-closed": N_("Ce tour est fermé. Rouvrez-le pour saisir un bulletin."),
    "round-holds-ballots": N_("Des bulletins sont déjà saisis : rouvrir la liste les met de côté."),
    "round-open": N_("Un tour est déjà ouvert. Dévoilez-le ou abandonnez-le d’abord."),
    "round-pending": N_("Un tour attend encore d’être dévoilé. Dévoilez-le ou abandonnez-le d’abord."),
    "round-revealed": N_("Ce tour est dévoilé : il ne reçoit plus de bulletins."),
    "shortlist-full": N_("La liste courte a déjà {most} rôles. Ôtez-en un d’abord."),
    "shortlist-too-long": N_("La liste courte dépasse {most} rôles. Ôtez-en {out}."),
    "slip-wrong": N_("Le total d’une feuille de compilation est inexact. Corrigez-la, puis dévoilez."),
    "ssh-closed": N_("Le vote par SSH n’est pas ouvert."),
    "ssh-open": N_("Le vote par SSH est déjà ouvert."),
    "station-on-the-wall": N_(
        "Le bulletin paraîtrait sur l’écran projeté. Débranchez le projecteur, ou utilisez le papier."
    ),
    "step-begun": N_("Cette étape est commencée ou passée. Choisissez une étape à venir."),
    "text-too-long": N_("Ce texte a {length} caractères; le maximum est {most}. Raccourcissez-le."),
    "too-many-calls": N_("À main levée, il y aurait {calls} questions à la salle; {most} au plus. Gardez le papier."),
    "too-many-families": N_("Il n’y a plus de lettre libre pour une famille."),
    "too-many-hands": N_("{total} mains en tout, et il y en a {most} au plus, {each} par personne. Recomptez."),
    "tokens-in-use": N_(
        "Des bulletins sont déjà déposés par SSH : avec de nouveaux jetons, on voterait deux fois. "
        "Dévoilez ce tour d’abord."
    ),
    "too-many-objectives": N_("Trois objectifs au plus : choisissez les plus importants."),
    "too-many-tokens": N_("{most} jetons au plus. Vérifiez les nombres."),
    "unknown-ballot": N_("Aucun bulletin ne porte le numéro {ballot}. Vérifiez le coin de la feuille."),
    "unknown-capture": N_("Cette ligne n’existe plus."),
    "unknown-family": N_("Cette famille n’existe pas."),
    "unknown-preset": N_("Le déroulement « {preset} » n’existe pas. Choisissez parmi : {known}."),
    "unknown-promise": N_("Cette promesse n’est plus dans la rencontre précédente."),
    "unknown-role": N_("Ce rôle n’existe pas."),
    "unknown-round": N_("Ce tour n’existe pas."),
    "unknown-step": N_("Cette étape n’existe pas."),
    "vote-begun": N_("Le vote est commencé : la liste courte ne change plus."),
}
"""The sentence of each refusal code; the values of the refusal fill its braces."""

BALLOT_FAULTS: Mapping[str, str] = {
    "unknown-subject": N_("Ce code n’est pas sur le bulletin."),
    "not-a-level": N_("Cette réponse n’est pas sur l’échelle."),
    "not-a-mark": N_("Un point par rôle, pas plus."),
    "too-many-marks": N_("Il y a plus de points que permis."),
    "both-marks": N_("Un même rôle ne peut être à renforcer et à alléger."),
    "no-people": N_("Dites combien de personnes cette feuille compte."),
    "too-many-people": N_("Une feuille compte trop de personnes. Vérifiez le nombre."),
    "not-a-count": N_("Écrivez des nombres entiers, 0 ou plus."),
    "wrong-total": N_("Le total d’une ligne n’est pas le nombre de personnes de la feuille."),
}
"""The sentence of each fault of a ballot or of a tally slip."""

MOST_CANDIDATES = 6
"""Ids that a sentence names before it says « … »."""


def refusal_sentence(code: str, values: Mapping[str, object]) -> str:
    """Return the sentence of a refusal, in the interface's language; faults of ballots say which."""
    fault = str(values.get("fault", ""))
    if fault in BALLOT_FAULTS:
        return _(BALLOT_FAULTS[fault])
    ballots = values.get("ballots")
    if code == "ballot-unfinished" and isinstance(ballots, tuple) and ballots:
        return _unfinished(ballots)
    sentence = REFUSALS.get(code)
    if sentence is None:
        return _("Ce n’est pas possible maintenant ({code}).").format(code=code)
    # A brace in a value is never looked into again: only our own sentence is a template.
    return _(sentence).format_map(values)


def _unfinished(ballots: tuple[object, ...]) -> str:
    sentence = ngettext(
        "Le bulletin {ballots} n’est pas fini. Terminez-le ou retirez-le, puis dévoilez.",
        "Les bulletins {ballots} ne sont pas finis. Terminez-les ou retirez-les, puis dévoilez.",
        len(ballots),
    )
    return sentence.format(ballots=_some(ballots))


def error_sentence(code: str, values: Mapping[str, Any]) -> str:
    """Return the sentence of a store error, in the interface's language, with what to do."""
    if code in ("cannot-write", "cannot-read"):
        reason = _(WRITING.get(str(values.get("reason")), WRITING["failed"]))
        start = (
            _("Impossible d’écrire {path} : {reason}.")
            if code == "cannot-write"
            else _("Impossible de lire {path} : {reason}.")
        )
        return start.format(path=shown_path(values.get("path")), reason=reason)
    sentence = ERRORS.get(code)
    if sentence is None:
        return _("Une erreur imprévue est arrivée ({code}). Rien n’a été perdu.").format(code=code)
    # A brace in a value is never looked into again: only our own sentence is a template.
    return _(sentence).format_map(_readable(values)).rstrip()


def reading_sentence(code: str, values: Mapping[str, Any]) -> str:
    """Return the sentence on a workshop that opens for reading only, and what would let it be written again."""
    if code != "cannot-write":
        return error_sentence(code, values)
    return _(READING.get(str(values.get("reason")), READING["failed"]))


def undecodable_sentence(workshop: str, error: Exception) -> str:
    """Return the sentence on a workshop, as it was named, whose journal holds anything but facts."""
    sentence = _("Le journal de « {text} » contient autre chose que des faits ({error}). Rien n’y a été touché.")
    return sentence.format(text=workshop, error=error)


def _readable(values: Mapping[str, Any]) -> dict[str, object]:
    readable = dict(values)
    if "path" in readable:
        readable["path"] = shown_path(readable["path"])
    backup = readable.get("last_good_backup")
    if backup:
        readable["remedy"] = _("La dernière bonne copie : {path}.").format(path=shown_path(backup))
    else:
        name = os.path.basename(str(values.get("path", "")))
        remedy = REMEDIES.get("journal" if name.startswith("journal-") else name)
        readable["remedy"] = _(remedy) if remedy else ""
    if readable.get("reason") in DAMAGE:
        readable["reason"] = _(DAMAGE[str(readable["reason"])])
    if "since" in readable:
        readable["since"] = _moment(str(readable["since"]))
    for several in ("candidates", "owners"):
        readable[several] = _some(readable.get(several, ()))
    near = readable.get("near", ())
    readable["near"] = (
        _("Vouliez-vous dire : {near}?").format(near=", ".join(near)) if near else _("Voyez la liste : fiche liste.")
    )
    if "who" in readable:
        readable["who"] = readable["who"] or _("Quelqu’un")
    return readable


def _some(names: Sequence[object]) -> str:
    shown = [str(name) for name in names[:MOST_CANDIDATES]]
    return ", ".join(shown if len(names) <= MOST_CANDIDATES else [*shown, "…"])


def _moment(since: str) -> str:
    """Return a moment of the store as this machine's clock shows it; as it is when it is none."""
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return since
