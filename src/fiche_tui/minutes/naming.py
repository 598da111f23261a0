"""How steps, roles and families are called in a document, and what replaces something that is not known yet."""

from collections.abc import Iterable

from fiche_tui.minutes.document import Anchor, Heading, Inline, Span, inline, plain, strong, typed
from fiche_tui.minutes.names import LONGEST_SLUG
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, RoleFamily, State
from fiche_tui.workshop.text import NO_BREAK, slug


def section(anchor: str, title: Inline) -> Heading:
    """Return the heading of a section, with an id that does not depend on its wording."""
    return Heading(2, (Anchor(anchor), *title))


def part(title: Inline) -> Heading:
    """Return the heading of a part of a section."""
    return Heading(3, title)


def role_anchor(role: Role) -> Anchor:
    """Return the place of a role in the minutes, named after its code: « role-e2 »."""
    return Anchor(f"role-{slug(role.code, LONGEST_SLUG)}")


def role_name(role: Role) -> Inline:
    """Return the code of a role and its text."""
    return (strong(role.code), Span(" "), typed(role.text))


def short_label(role: Role) -> str:
    """Return the short label of a role; its whole text where the label is only its beginning, cut with « … »."""
    cut = role.label.removesuffix("…").rstrip()
    return role.text if cut != role.label and role.text.startswith(cut) else role.label


def labelled(role: Role) -> Inline:
    """Return the code of a role and its short label, on one line."""
    return (strong(role.code), Span(NO_BREAK), typed(one_line(short_label(role))))


def decision_number(number: int | str, words: Words) -> Span:
    """Return « Déc. 1 », never broken, and never « D1 », which is the code of a role."""
    return strong(plain(words._("Déc. {n}", n=number)).replace(" ", NO_BREAK))


def family_name(family: RoleFamily) -> Inline:
    """Return the letter of a family and its title."""
    return (strong(family.letter), Span(" · "), typed(family.title))


def codes_of(state: State, subjects: Iterable[str]) -> Inline:
    """Return the codes of roles (the letters of families), in the order given: « E2, C3, A3 »."""
    return inline(Span(", ".join(code_of(state, subject) for subject in subjects)))


def codes_and(state: State, subjects: Iterable[str], words: Words) -> Inline:
    """Return the same in a sentence: « E2, C3 et A3 »."""
    return letters_and([code_of(state, subject) for subject in subjects], words)


def letters_and(codes: Iterable[str], words: Words) -> Inline:
    """Return codes or letters in a sentence: « A et C »."""
    *first, last = list(codes) or [""]
    if not first:
        return inline(Span(last))
    return words._("{codes} et {last}", codes=Span(", ".join(first)), last=Span(last))


def code_of(state: State, subject: str) -> str:
    """Return the code of a role or the letter of a family; the id itself of what the state no longer knows."""
    role, family = state.role(subject), state.family(subject)
    return role.code if role else family.letter if family else subject


def by_code(code: str) -> tuple[str, int, str]:
    """Return a key for the order of codes: A2 comes before A10."""
    return code[:1], len(code), code


def label_of(state: State, subject: str) -> Inline:
    """Return the short label of a role, or the title of a family."""
    role, family = state.role(subject), state.family(subject)
    return inline(typed(short_label(role) if role else family.title if family else subject))


def step_title(state: State, step_id: str) -> Inline:
    """Return the title of a step."""
    step = state.planned_step(step_id)
    return inline(typed(step.title if step else step_id))


def or_to_settle(words: Words, text: str) -> Inline:
    """Return what was typed, or « à préciser »."""
    return inline(typed(text)) if text else words._("à préciser")


def quoted(words: Words, text: str) -> Inline:
    """Return what was typed, between the quotation marks of the language."""
    return words._("« {text} »", text=text)
