"""The demonstration as scenes: what the coach says at each, and when it is over.

Pure: the scene is found from what is seen, so that whatever the person does, undoes or does early, the coach goes on
from there. Names of keys come from the table.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType

from fiche_tui.demonstration.seen import Place, Seen
from fiche_tui.keys.bindings import key_of
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import N_, _
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import pending_round, revealed_round, selection, unsettled_tie
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.values import Purpose

GUARDED = frozenset(
    {
        *("workshop.next", "workshop.next_in_a_moment", "workshop.previous", "workshop.previous_in_a_moment"),
        *("adjust.settle", "reveal.reveal", "close.settle"),
    }
)
"""What leads away from the story or has no way back: it waits for its scene. Everything else is simply done."""


@frozen
class Scene:
    """One thing to do: the sentence with the key of a ``command``, and when it is over.

    ``inside`` holds the sentences for what the key opens.
    """

    name: str
    says: str
    command: str
    is_over: Callable[[Seen], bool]
    inside: Mapping[Place, str] = field(default_factory=dict)
    passes_time: bool = False
    """Whether the time of the running step has gone by when it begins."""

    def line(self, seen: Seen) -> str:
        """Return what the coach says."""
        words = self.says if seen.place is Place.MEETING else self.inside.get(seen.place, _AWAY)
        return _(words).format_map(_Keys(self.command))

    def allows(self, command_id: str) -> bool:
        """Say whether a command may be run now."""
        return command_id == self.command or command_id not in GUARDED

    @property
    def waits_for(self) -> str:
        """What is said of another command that waits for its own scene."""
        return _("L’exemple attend d’abord la touche {key}.").format(key=key_of(self.command))


_AWAY = N_("{escape} : revenir à l’exemple.")


class _Keys(dict[str, str]):
    """The names of the keys for a sentence: {key} is that of the scene, others are keys of the keyboard."""

    def __init__(self, command_id: str) -> None:
        super().__init__(key=key_of(command_id))

    def __missing__(self, name: str) -> str:
        return key_name(name)


def _at(kind: StepKind) -> Callable[[Seen], bool]:
    return lambda seen: seen.is_at(kind)


def _on(name: str, says: str, kind: StepKind) -> Scene:
    """Return the scene that leads to a step; the time of the step before has gone by, nobody waits for it."""
    return Scene(name, says, "workshop.next", _at(kind), passes_time=True)


def _revealed(purpose: Purpose) -> Callable[[Seen], bool]:
    return lambda seen: revealed_round(seen.state, purpose) is not None and pending_round(seen.state, purpose) is None


def _minute_given(seen: Seen) -> bool:
    return bool(seen.state.plan_changes) or "minute" in seen.played or seen.is_at(StepKind.ADJUST)


def _tie_settled(seen: Seen) -> bool:
    decided = selection(seen.state)
    voted = decided is not None and decided.round.asked.purpose is Purpose.VOTE
    return voted and unsettled_tie(seen.state) is None


def _caught_up(seen: Seen) -> bool:
    return any(one.what == "PlanCaughtUp" for one in seen.state.plan_changes) or seen.is_at(StepKind.CARRY)


SCENES: tuple[Scene, ...] = (
    Scene(
        "begin",
        N_("Neuf personnes vous regardent. {key} : commencer."),
        "workshop.next",
        lambda seen: seen.state.step is not None,
    ),
    Scene(
        "minute",
        N_("L’heure tourne, en grand, devant tout le monde. {key} : donner une minute de plus."),
        "workshop.add_minute",
        _minute_given,
    ),
    _on("to_list", N_("Le temps passe. {key} : aller à la liste de rôles."), StepKind.ADJUST),
    Scene(
        "add",
        N_("« Il manque un rôle! » {key} : l’ajouter."),
        "adjust.insert",
        lambda seen: any(role.added for role in seen.state.roles) or seen.state.settled,
        MappingProxyType({Place.DIALOG: N_("Écrivez un rôle en quelques mots, puis {enter} jusqu’à la liste.")}),
    ),
    Scene(
        "settle",
        N_("Le groupe est d’accord. {key} : arrêter la liste."),
        "adjust.settle",
        lambda seen: seen.state.settled,
        MappingProxyType({Place.DIALOG: N_("{enter} : oui.")}),
    ),
    _on("to_ballots", N_("{key} : le groupe répond en silence, sur papier."), StepKind.ASSESS),
    Scene(
        "ballot",
        N_("Huit bulletins sont dans l’urne, et aucun résultat n’est visible. {key} : finir le neuvième."),
        "count.ballots",
        lambda seen: seen.all_in,
        MappingProxyType({Place.BALLOT: N_("La dernière famille du bulletin 9 : 0 3 0 3, puis {enter}.")}),
    ),
    _on("to_reveal", N_("Tout est là. {key} : étape suivante."), StepKind.REVEAL),
    Scene(
        "reveal",
        N_("Rien ne se dévoile tout seul. {key} : dévoiler."),
        "reveal.reveal",
        _revealed(Purpose.ASSESS),
        MappingProxyType({Place.DIALOG: N_("On ne le demande qu’une fois. {enter} : dévoiler.")}),
    ),
    Scene(
        "divided",
        N_("Un rôle divise le groupe (↔). {key} : le voir en grand, et en parler."),
        "reveal.talk",
        lambda seen: "divided" in seen.played or seen.is_at(StepKind.VOTE),
    ),
    _on("to_vote", N_("On en parle, et personne n’est nommé. {key} : passer au vote."), StepKind.VOTE),
    Scene(
        "vote",
        N_("Neuf bulletins de vote sont déposés. {key} : dévoiler."),
        "reveal.reveal",
        _revealed(Purpose.VOTE),
        MappingProxyType({Place.DIALOG: N_("{enter} : dévoiler.")}),
    ),
    Scene(
        "tie",
        N_("Deux rôles pour une place! Le groupe choisit comment trancher : {key}, 2, 3 ou 4. Prenez {key}."),
        "vote.tie",
        _tie_settled,
        MappingProxyType({Place.DIALOG: N_("Répondez, ou {escape} pour choisir autrement.")}),
    ),
    Scene(
        "late",
        N_("Vous voilà 6 minutes en retard. {key} : voir comment finir à l’heure."),
        "workshop.catch_up",
        _caught_up,
        MappingProxyType({Place.DIALOG: N_("Voici où trouver ces minutes. {enter} : accepter.")}),
    ),
    _on("to_carriers", N_("{key} : qui porte les rôles retenus?"), StepKind.CARRY),
    Scene(
        "carrier",
        N_("{key} : dire qui porte ce rôle."),
        "carry.fill",
        lambda seen: any(one.who for one in seen.state.carriers) or seen.is_at(StepKind.AGREE),
        MappingProxyType(
            {
                Place.DIALOG: N_(
                    "Tapez « Ma », {down}, {enter} : Marie. {enter}, une action, {enter}, « jeudi prochain », {enter}."
                )
            }
        ),
    ),
    Scene(
        "nobody",
        N_("Personne pour le suivant? {key} : « aucun responsable » est une réponse."),
        "carry.nobody",
        lambda seen: any(one.nobody for one in seen.state.carriers) or seen.is_at(StepKind.AGREE),
    ),
    _on("to_agreement", N_("{key} : demander l’accord du groupe."), StepKind.AGREE),
    Scene(
        "fingers",
        N_("Chaque personne lève de zéro à cinq doigts. {key} : les compter."),
        "agree.fingers",
        lambda seen: bool(seen.state.fingers) or seen.is_at(StepKind.CLOSE),
        MappingProxyType({Place.DIALOG: N_("Tapez 0 0 0 2 4 3, puis {enter}.")}),
    ),
    Scene(
        "reservation",
        N_("Quelqu’un hésite. {key} : écrire sa réserve, mot pour mot."),
        "agree.reservation",
        lambda seen: bool(seen.state.reservations) or seen.is_at(StepKind.CLOSE),
        MappingProxyType({Place.DIALOG: N_("Écrivez-la, puis {enter}; ensuite 1 : sans nom.")}),
    ),
    _on("to_end", N_("{key} : relire ensemble."), StepKind.CLOSE),
    Scene(
        "minutes",
        N_("Le compte rendu est déjà écrit. {key} : le lire."),
        "workshop.export",
        lambda seen: "minutes" in seen.played and seen.place is Place.MEETING,
        MappingProxyType({Place.MINUTES: N_("Voici la page 1 : vous n’avez rien eu à retaper. {escape} : finir.")}),
    ),
)
"""In the order of the story; the last one ends with the demonstration."""


def scene_of(seen: Seen) -> Scene | None:
    """Return the first scene that is not over; ``None`` once the demonstration is."""
    return next((scene for scene in SCENES if not scene.is_over(seen)), None)
