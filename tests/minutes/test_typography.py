import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.minutes.typography import french

N = "\u00a0"

CASES = [
    ("Qui porte ?", "Qui porte?"),
    ("Qui porte?", "Qui porte?"),
    (f"Attention{N}!", "Attention!"),
    ("un ; deux", "un; deux"),
    ("Portrait : E2", f"Portrait{N}: E2"),
    ("Portrait: E2", f"Portrait{N}: E2"),
    ("Nos objectifs :", f"Nos objectifs{N}:"),
    ("fin\u202f: oui", f"fin{N}: oui"),
    ("« oui »", f"«{N}oui{N}»"),
    ("«oui»", f"«{N}oui{N}»"),
    ('dit "oui" fort', f"dit «{N}oui{N}» fort"),
    ("« oui » : non", f"«{N}oui{N}»{N}: non"),
    ("« Qui porte ? »", f"«{N}Qui porte?{N}»"),
    ("l'accord", "l’accord"),
    ("aujourd'hui, jusqu'à", "aujourd’hui, jusqu’à"),
    ("l'« accord »", f"l’«{N}accord{N}»"),
    ("à 14h", f"à 14{N}h"),
    ("à 14h05", f"à 14{N}h 05"),
    ("à 17 h 05.", f"à 17{N}h 05."),
    ("à 14 h 00", f"à 14{N}h"),
    ("à 14h00, puis", f"à 14{N}h, puis"),
    ("de 13 h 30 à 15 h 30", f"de 13{N}h 30 à 15{N}h 30"),
    ("à 0 h", f"à 0{N}h"),
    ("à 13:30 précises", "à 13:30 précises"),
    ("à 13:30: départ", f"à 13:30{N}: départ"),
    ("voir https://exemple.org/a:b?c=1 ; fin", "voir https://exemple.org/a:b?c=1; fin"),
    ("voir www.exemple.org/l'an", "voir www.exemple.org/l'an"),
    ("écrire à a.b@exemple.org : oui", f"écrire à a.b@exemple.org{N}: oui"),
    ('tapez `fiche new "l\'an" : 2.5` ici', 'tapez `fiche new "l\'an" : 2.5` ici'),
    ("{who} : {what} ?", f"{{who}}{N}: {{what}}?"),
    ("médiane 2.5", "médiane 2,5"),
    ("médiane 2.5.", "médiane 2,5."),
    ("version 1.2.3", "version 1.2.3"),
    ("20 %", f"20{N}%"),
    ("20%", f"20{N}%"),
    ("500 $ par an", f"500{N}$ par an"),
    ("dans 15 min", f"dans 15{N}min"),
    ("15 minutes", "15 minutes"),
    ("Bulletin n° 7", f"Bulletin n°{N}7"),
    ("( oui )", "(oui)"),
    ("rôle(s)", "rôle(s)"),
    ("et puis...", "et puis…"),
    ("oui , non .", "oui, non."),
    ("0 · 1 · 2 · 3 · ?", "0 · 1 · 2 · 3 · ?"),
    ("- [ ] faire", "- [ ] faire"),
    ("Oui&nbsp;: non", f"Oui&nbsp;{N}: non"),
    ("le lundi 23 novembre 2026", "le lundi 23 novembre 2026"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "typeset"), CASES)
def test_our_own_text_is_typeset(written: str, typeset: str) -> None:
    assert french(written) == typeset


@pytest.mark.parametrize("written", [written for written, _typeset in CASES])
def test_a_second_pass_changes_nothing_of_the_examples(written: str) -> None:
    assert french(french(written)) == french(written)


OURS = st.text(st.sampled_from("abzéÀ0159 '\"«»:;!?.,…%$hH()[]{}`@/-\n\u00a0\u202f’&#°nw"), max_size=40)


@given(st.one_of(OURS, st.text(max_size=40)))
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = french(text)
    assert french(once) == once


@given(st.one_of(OURS, st.text(max_size=40)))
def test_letters_and_digits_stay(text: str) -> None:
    def letters(of: str) -> str:
        # The minutes of a round hour are the one thing that goes.
        return re.sub(r"h0+", "h", "".join(re.findall(r"[^\W_]", of)))

    assert letters(french(text)) == letters(text)
