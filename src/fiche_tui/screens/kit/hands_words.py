"""What is wrong with a count of raised hands, in plain words; for a round of ballots and for a tie alike."""

from collections.abc import Mapping

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import N_, _
from fiche_tui.workshop.commands import Refusal

FAULTS: Mapping[str, str] = {
    "count-too-long": N_("Un nombre va jusqu’à {most}."),
    "fewer-than-hands": N_("Plus de mains sont déjà comptées que {people} personnes n’en ont : corrigez-les d’abord."),
    "hands-unbalanced": N_("{total} mains en tout pour {people} personnes : chacune lève la main une fois. Recomptez."),
    "no-hands": N_("Écrivez le nombre de mains; 0 si personne ne lève la main."),
    "nobody-raises": N_("Écrivez combien de personnes lèvent la main."),
    "over-voters": N_("{people} personnes, et il reste {voters} voix dans la salle : voyez les présences (y)."),
}
"""The sentence of each fault."""


def hands_fault_words(fault: Refusal) -> str:
    """Say what is wrong with the last key, or with the hands of a tie."""
    sentence = FAULTS.get(fault.code)
    return _(sentence).format_map(fault.values) if sentence else refusal_sentence(fault.code, fault.values)
