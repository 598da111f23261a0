"""On each screen, without scrolling: what it is for, how far it is, and the key that goes on."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.workshop.values import Wall
from tests.pictures.test_pictures import PICTURES
from tests.soaked import rest_in_soak
from tests.stage import Stage

PLAN = "jusqu’à"
NEXT = "n suivante"
BACK = "Échap revenir"

IN_SIGHT: dict[str, tuple[str, ...]] = {
    "home": ("Ateliers", "▶ en cours · Dévoiler et discuter", "n reprendre"),
    "home-menu": ("Rôles de la table", "▶ en cours · Dévoiler et discuter", "Entrée répondre"),
    "prepare": ("Préparer · Rôles de la table", "1 à préc", "n commencer"),
    "ready": ("Rôles de la table", "Tout est prêt.", "n commencer"),
    "plenary": ("Qui est là, et pourquoi aujourd’hui?", "Il reste 5 minutes", "Étape 1 sur 10", "À l’heure", NEXT),
    "pairs": ("Qu’est-ce qui change", "▸ À deux 01:48", "Étape 2 sur 11", "En avance de 1 min", NEXT),
    "adjust": ("Lire et ajuster les cinq familles", "10:48", "F8 arrêter la liste", NEXT),
    "adjusted": ("Lire et ajuster les cinq familles", "✓ liste arrêtée", "dernière minute", NEXT),
    "assess": ("Quels rôles nous aideront le plus", "Il reste 9 minutes", "b bulletins", NEXT),
    "count": ("Dépouillement et pause", "sur 12 personnes présentes", "06:48", "b bulletins", NEXT),
    "ballot": ("Dépouillement · bulletin 7 sur 12", "encore 4 familles", "[ _ ]", "Entrée famille suivante"),
    "counts": ("Dépouillement · feuille 1", "0 personne comptée sur 12", "[ _ ]", "Entrée continuer"),
    "handover": ("À la personne suivante.", "sur 12", "Entrée commencer"),
    "all-in": ("Tous les bulletins y sont.", "12 bulletins déposés sur 12", BACK),
    "own-ballot": ("Animer des espaces de dialogue", "2 sur 26", "Entrée terminer"),
    "unrevealed": ("bulletins", "sur 12 personnes présentes", "F9 dévoiler", NEXT),
    "revealed": ("trié par écart", "12 bulletins sur 12 personnes", "10:48", "F6 parcourir", NEXT),
    "revealed-check": ("6 rôles à égalité pour une seule place", "Que fait le groupe?", "04:48", NEXT),
    "vote": ("Quels rôles nous aideront le plus", "3 points", "04:48", "F9 dévoiler", NEXT),
    "dots": (
        "Dépouillement · bulletin 1 sur 12",
        "0 sur 3",
        "0 bulletin déposé sur 12",
        "✗ E2 n’est pas sur ce bulletin.",
        "Entrée continuer",
    ),
    "hands": ("Combien de mains?", "2 sur 12", "Juste avant : A3", "Entrée continuer"),
    "talk": ("Connaissance et confiance", "1 sur 5", "10:48", "Entrée rôle suivant"),
    "tie": ("Que fait le groupe?", "2 rôles à égalité pour une seule place", "12 bulletins, 36 points", NEXT),
    "carry": ("Qui porte? Première action? Pour quand?", "15:48", "Entrée remplir", NEXT),
    "agree": ("Nous avançons si aucune main", "05:48", "Entrée compter", NEXT),
    "close": ("Relecture, suites, prochaine rencontre", "Encore 2 lignes à compléter", "05:48", "F8 rendre final"),
    "minutes": ("Compte rendu · Rôles de la table", "provisoire", "s enregistrer"),
    "agenda": ("Déroulement · 90 minutes", "Étape 7 sur 10", "fin prévue 14 h 55", "Entrée que faire?"),
    "roster": ("Présences", "12 personnes, 12 voix", "1 présence"),
    "recap": ("Où en sommes-nous?", "▸ Qui porte, par quoi commencer, pour quand", "Échap fermer"),
    "help": ("Aide", "Une personne à la fois", "Entrée faire", BACK),
    "promises": ("Qu’en est-il aujourd’hui?", "2 réponses sur 7", "1-4 répondre"),
    "then-and-now": ("trié par changement", "alors (18 novembre 2025) → maintenant", "10:48", NEXT),
    "undo": ("Annuler?", "le début de l’étape", "Entrée annuler ce geste"),
}
"""For each moment that has a picture: its purpose, its state, its next key."""

CASES = [(name, size) for size in ((80, 24), (120, 36)) for name in PICTURES]


@pytest.mark.parametrize(("name", "size"), rest_in_soak(CASES, kept=6, several=True, spread=True))
async def test_purpose_state_and_next_key_are_in_sight(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    picture = PICTURES[name]
    stage = picture.moment(Stage(tmp_path, preset=picture.preset, wall=Wall.TWO))
    if picture.home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if picture.home else stage.session)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        # A sentence may go on in the next row.
        drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips()).replace("\u00a0", " ")
        missing = [words for words in IN_SIGHT[name] if words not in drawn]
        assert not missing, f"{missing}\n{drawn}"
