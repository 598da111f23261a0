"""One word for one thing: the words that a Québec secretary took out stay out of screens, minutes, sheets and guides.

Each is a calque, a claim, or a second name for something that has one. Source texts that are quoted word for word (the
corrections of a sheet, its credits) are not concerned.
"""

import re
from pathlib import Path

import pytest

from fiche_tui.keys.table import COMMANDS
from fiche_tui.sheet.library import content_folder
from tests.messages import read

FRENCH = {
    r"personne pour l’instant": "aucun responsable pour l’instant",
    r"personne à préciser": "responsable à préciser",
    r"\b[Pp]orté par\b": "Responsable : …",
    r"feuilles? de comptes": "feuille de compilation",
    r"\bfist of five\b": "accord à cinq doigts",
    r"\bstationnement\b": "sujets à reprendre",
    r"\bcaptur(?:er|é)": "consigner",
    r"\bgeler\b|\bgelée?\b": "arrêter la liste",
    r"\btampon\b": "marge",
    r"[Pp]as cette année": "souhaités, non retenus cette fois",
    r"[Pp]osture": "notre rôle",
    r"\b[Rr]evot": "nouveau vote",
    r"faites Échap": "appuyez sur Échap",
    r"d’office": "au départ",
    r"\bboîtes?\b": "une urne",
    # Stickers and codes hang on a real wall, and a screen stands with its back to one.
    r"(?<!gommettes )(?<!codes )(?<!dos )\bau mur\b|\b[Ll]e mur\b": "l’écran projeté",
    r"^clavier$|\bau clavier$": "prise de notes",
    r"\bsauver\b": "enregistrer, ou lire le compte rendu",
    r"\blibellé": "étiquette",
    r"\bentrer (?:un|les|des|le) ": "saisir",
    r"\bmarques en tout|plus de marques": "cases cochées",
    r"(?:rencontre|question|journal|compte) d’avant\b": "précédent, la rencontre précédente",
    r"\bne (?:se lit|se lisent) pas": "est illisible",
    r"^personne\?$": "responsable?",
    r"^retenir$|^arrêter$": "combien retenir, arrêter la liste",
    r"devant tous\b|tous s’entendent": "devant tout le monde",
    r"\bfiers\b|marqué présent": "wording for everybody",
    r"ne balance pas": "le total est inexact",
    r"je peux vivre avec|j’appuie fort": "cela me convient assez, j’appuie pleinement",
    r"se portent bien": "une charge tenable",
    r"[Aa]u clavier :|tient le clavier": "prise de notes",
    r"l’horloge, ou la repartir": "la relancer",
    r"[Pp]ersonne (?:n’est )?sous": "aucune main sous",
    r"Décision D\d|\bD\{": "Déc. 1",
    r"Réserves et désaccords": "accord et réserves",
    r"de un à cinq doigts": "de zéro à cinq doigts",
    r"[Nn]iveau demandé": "niveau exigé",
    r"\b(?:entrez|entre|entrons) les (?:bulletins|totaux)|(?:sont entrés|entrée des bulletins)": "saisir",
    r"\b(?:décisions?|note|décision ou une) (?:et les |ou |ni )?actions?\b|Action consignée": "suivi",
    r"[Tt]enir le clavier|tiendra le clavier": "prise de notes",
    r"vérifiez le chemin et les permissions|est un export\b": "les droits, un fichier exporté",
    r"sont de fiche-tui": "proviennent du logiciel fiche-tui",
    r"(?<!Faire )\bRayonner les bons coups": "Faire rayonner les bons coups",
    r"celles à « souhaité », par niveau": "niveau par niveau",
    r"\b[Ll]istes? à remettre": "feuillet",
}
SCREENS = {
    **FRENCH,
    # A sheet may quote the roles of a source, which has both words.
    r"\b[Oo]rganisations?\b": "organisme",
}
ENGLISH = {
    r"\b[Oo]rganisations?\b": "organization, as everywhere else in it",
    r"\b(?:a|or|and) follow-ups?\b|follow-up “": "action, as in the dialog; Follow-up is the heading of the minutes",
    r"keep it stopped": "keep it settled",
    r"[Cc]lose the minutes": "finalize the minutes",
    r"[Ss]ettle the list|list is (?:not )?settled|list settled|settled list": "finalize the list; settle is for ties",
    r"\b[Ll]ighten|\bLIGHTEN\b": "scale back",
    r"\b[Rr]einforce": "strengthen",
    r"\b[Rr]etain": "select",
    r"[Ww]ho carries|\b[Cc]arrier\b|[Ll]ed by nobody": "led by, who leads",
    r"[Nn]obody for now": "no one for now",
    r"secrecy is thin": "answers may be identifiable",
    r"exists no more|there no more|changes no more": "no longer",
    r"hand in or stick|[Tt]hen stick": "hand it in, or place your stickers",
    r"[Aa]t the keyboard|\b[Kk]eyboard:|the keyboard today|(?:has|holds) the keyboard": "notes by",
    r"\b[Ss]uspend": "adjourn",
    # Stickers hang on a real wall.
    r"(?<!stickers on )\b[Tt]he wall\b": "the projector screen",
    r"[Bb]efore the hour": "before people arrive",
    r"\b[Pp]ortrait\b": "role overview",
    r"\b[Ss]lack\b|\b[Mm]argins?\b": "buffer",
    r"(?<!our )\b[Ss]tance\b": "our role",
    r"\b[Aa]dopt": "approve, as the data says it",
    r"\b[Aa]polog": "regrets, as minutes have it in Canada",
    r"\b[Gg]iven? (?:it |the round |this round )?up\b|[Gg]iving (?:it |a round )?up": "abandon",
    r"\b[Tt]ick(?:ed|s)?\b|\b[Uu]ntick": "check",
    r"\b[Dd]ivided\b": "split",
    r"[Ss]econd (?:secret )?vote": "a new vote",
    r"\b[Ww]ritten down\b|^[Ww]rite down\b": "record",
    r"\bin the box\b|(?<!ballot )\bbox(?:es)? (?:holds|cannot)\b": "the ballot box",
    r"\b[Vv]oices?\b": "voters, votes",
    r"[Aa]nswers? to “|answers to no\b": "matches",
    r"\bEsc\b": "Escape",
}
FRENCH_SIGNS = re.compile(r"[«»]|\S[ \u00a0][:;!?](?: |$)")
SOUGHT = frozenset(one.also for one in COMMANDS)
"""Words by which a command is found and that nobody reads: some are there because the screens avoid them."""
GOLDEN = Path(__file__).parent / "minutes" / "golden"


def sentences(language: str) -> list[str]:
    """Every sentence of a language's catalogue that is read, with ordinary spaces."""
    found = []
    for message in read(language):
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        found += [str(text).replace("\u00a0", " ") for text in texts if message.id and message.id not in SOUGHT]
    assert len(found) > 1500
    return found


@pytest.mark.parametrize("old", SCREENS)
def test_the_screens_say_it_in_the_right_words(old: str) -> None:
    assert [text for text in sentences("fr") if re.search(old, text)] == []


@pytest.mark.parametrize("old", ENGLISH)
def test_the_screens_say_it_in_the_right_english_words(old: str) -> None:
    # A placeholder is the code's, and no word that anybody reads.
    shown = [re.sub(r"\{\w+\}", "", text) for text in sentences("en")]
    assert [text for text in shown if re.search(old, text)] == []


def test_english_is_not_punctuated_as_french() -> None:
    shown = [re.sub(r"\{\w+\}", "X", text) for text in sentences("en")]
    assert [text for text in shown if FRENCH_SIGNS.search(text)] == []


# The words of its authors' grammar (a column, a kind of step, an option), which stay as they were written.
GRAMMAR = re.compile(r"`[^`]*`|^\|.*\|$|^Kinds: .*$|^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("old", ENGLISH)
def test_english_sheets_and_minutes_say_it_in_the_right_words(old: str) -> None:
    content = content_folder()
    files = [content / "roles-collective-actor.md", content / "templates" / "sheet.md", GOLDEN / "minutes-english.md"]
    texts = {path.name: GRAMMAR.sub("", path.read_text(encoding="utf-8")) for path in files}
    assert all(len(text) > 1500 for text in texts.values())
    assert [name for name, text in texts.items() if re.search(old, text, re.MULTILINE)] == []


@pytest.mark.parametrize("old", FRENCH)
def test_sheets_guides_and_minutes_say_it_in_the_right_words(old: str) -> None:
    files = [*content_folder().rglob("*.md"), *GOLDEN.iterdir()]
    assert len(files) > 20
    texts = {path.name: path.read_text(encoding="utf-8").replace("\u00a0", " ") for path in files}
    assert [name for name, text in texts.items() if re.search(old, text)] == []
