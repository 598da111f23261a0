"""Where a person is in a ballot of their own: the first row, left and right."""

from fiche_tui.drawing.keyed_paper import heading_of
from fiche_tui.drawing.own_ballot_asked import act_words
from fiche_tui.drawing.paper import Paper, lines_of
from fiche_tui.language.translation import _
from fiche_tui.workshop.keying.own import OwnKeying, OwnScales


def head_of(keying: OwnKeying, paper: Paper) -> tuple[str, str]:
    """Return what is done and in which family or list, then how far it is: « 4 sur 26 »."""
    verb, lines = act_words(paper.asked), lines_of(paper)
    if isinstance(keying, OwnScales):
        strip = next((one for one in paper.strips if lines and lines[keying.line] in one.lines), None)
        heading = heading_of(strip).text if strip and not keying.at_end else ""
        far = _("{n} sur {total}").format(n=keying.line + 1, total=len(lines)) if lines else ""
        return f"{verb} · {heading}" if heading else verb, far
    title = paper.title(paper.asked.questions[keying.at])
    many = len(keying.lists[keying.at])
    far = _("{n} sur {total}").format(n=many, total=keying.most)
    return f"{verb} · {title}" if len(keying.lists) > 1 else verb, far
