"""What the coach says while one's own meeting is rehearsed: the step that runs, and what is invented in it."""

from fiche_tui.demonstration.seen import Place, Seen
from fiche_tui.keys.bindings import key_of
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.results import pending_round, unsettled_tie
from fiche_tui.workshop.state import voters_present


def rehearsal_line(seen: Seen) -> str:
    """Return one sentence on what may be done now; every key does what it will do in the meeting."""
    state = seen.state
    if seen.place is not Place.MEETING:
        return _("Répétition : rien de ceci n’ira dans votre rencontre. {escape} : revenir.").format(
            escape=key_name("escape")
        )
    following = key_of("workshop.next")
    if state.step is None:
        return _("Répétition de votre rencontre. {key} : commencer.").format(key=following)
    if pending_round(state):
        voters = voters_present(state)
        said = ngettext(
            "Répétition : {n} réponse inventée est dans l’urne. {key} : la suite; {reveal} : dévoiler.",
            "Répétition : {n} réponses inventées sont dans l’urne. {key} : la suite; {reveal} : dévoiler.",
            voters,
        )
        return said.format(n=voters, key=following, reveal=key_of("reveal.reveal"))
    if unsettled_tie(state):
        return _("Répétition : une égalité à trancher, comme le groupe pourrait le faire.")
    return _("Répétition. {key} : étape suivante; {leave} : finir, et tout effacer.").format(
        key=following, leave=key_of("global.leave")
    )
