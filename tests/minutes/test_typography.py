import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.minutes.typography import french

N = "\u00a0"
ASIDE = "\ue000"
"""What the rules put in the place of an address while they work."""

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
    ("Bonjour ! Ça va ?", "Bonjour! Ça va?"),
    ("Quoi ?! Non !!!", "Quoi?! Non!!!"),
    ("« Bonjour ! » dit-elle.", f"«{N}Bonjour!{N}» dit-elle."),
    ("« Il a dit “oui” »", f"«{N}Il a dit “oui”{N}»"),
    ("trois choix : oui; non; peut-être", f"trois choix{N}: oui; non; peut-être"),
    ("(voir l'annexe) : oui", f"(voir l’annexe){N}: oui"),
    ("[ sic ]", "[sic]"),
    ("un mot[note]", "un mot[note]"),
    ("12,5 %", f"12,5{N}%"),
    ("de 10 à 20 %", f"de 10 à 20{N}%"),
    ("10 000 personnes", f"10{N}000 personnes"),
    ("1 234 567 $", f"1{N}234{N}567{N}$"),
    ("25 °C", f"25{N}°C"),
    ("5 kg et 3 km", f"5{N}kg et 3{N}km"),
    ("20 s puis 5 m", f"20{N}s puis 5{N}m"),
    ("le 1er mars 2027", "le 1er mars 2027"),
    ("la 2e fois, la 1re aussi", "la 2e fois, la 1re aussi"),
    ("24 h sur 24", f"24{N}h sur 24"),
    ("de 8h à 16h30", f"de 8{N}h à 16{N}h 30"),
    ("de 8 h 00 à 9 h 00.", f"de 8{N}h à 9{N}h."),
    ("à 9 h, à 17 h 45; puis", f"à 9{N}h, à 17{N}h 45; puis"),
    ("lui : « Non ; jamais »", f"lui{N}: «{N}Non; jamais{N}»"),
    ("Oui.Non", "Oui.Non"),
    ("J'ai l'idée qu'on s'aide", "J’ai l’idée qu’on s’aide"),
    ("l'“accord”", "l’“accord”"),
    ("http://exemple.org:8080/a", "http://exemple.org:8080/a"),
    ("12:30:45", "12:30:45"),
    ("ratio 1:2", "ratio 1:2"),
    ("Etc...", "Etc…"),
    ("Fin....", "Fin...."),
    ("et/ou ; ni", "et/ou; ni"),
    ("« » vide", "« » vide"),
    ("n°7, N° 8", f"n°{N}7, N°{N}8"),
    ("version 3.2.1 : non", f"version 3.2.1{N}: non"),
    ("3.5 à 4.25", "3,5 à 4,25"),
    ("127.0.0.1", "127.0.0.1"),
    ("A4 : B5", f"A4{N}: B5"),
    ("`a : b` : code", f"`a : b`{N}: code"),
    ("mot : ", f"mot{N}: "),
    ("Où ?\nQuand ?", "Où?\nQuand?"),
    ("une ligne :\nl’autre", f"une ligne{N}:\nl’autre"),
    ("100 % d’accord ; 0 % contre", f"100{N}% d’accord; 0{N}% contre"),
    ("5 $ l’heure", f"5{N}$ l’heure"),
    ("15 h-17 h", f"15{N}h-17{N}h"),
    ("Mme Roy : présente", f"Mme Roy{N}: présente"),
    ("« D’accord », dit-il", f"«{N}D’accord{N}», dit-il"),
    ("« Oui » 14 h 00", f"«{N}Oui{N}» 14{N}h"),
    ("« Vraiment ? »; oui", f"«{N}Vraiment?{N}»; oui"),
    ("Total : 7 (dont 2 : E2, C3)", f"Total{N}: 7 (dont 2{N}: E2, C3)"),
    ("", ""),
]
"""What is written, and what the rules of the OQLF make of it (Vitrine linguistique: typography, dates, hours)."""


def test_there_are_enough_examples() -> None:
    assert len(dict(CASES)) == len(CASES) > 60


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
        return "".join(re.findall(r"[^\W_]", of))

    # The minutes of a round hour are the one thing that goes.
    without_minutes = re.sub(r"(\d[\s\u00a0]*h)[\s\u00a0]*00(?!\d)", r"\1", text)
    assert letters(french(text)) in (letters(text), letters(without_minutes))


@given(st.one_of(OURS, st.text(max_size=40)))
def test_only_spaces_and_signs_change(text: str) -> None:
    """What is added or taken away is white space, quotation marks, apostrophes, points, or the 00 of a round hour."""

    def kept(of: str) -> str:
        return re.sub(r"[\s\u00a0\u202f\u2009'’\"«»….,0]", "", of)

    assert kept(french(text)) == kept(text)


def test_a_text_that_holds_our_own_mark_stays_as_it_is() -> None:
    text = f"voir {ASIDE} : https://exemple.org ; fin"
    assert french(text) == text
