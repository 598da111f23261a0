"""Keying in what the paper says: pure machines, one key in, one value out. Every slip is caught at its key.

``GridKeying`` for scales, ``CodesKeying`` for marks by code, ``CountsKeying`` for tally slips, ``HandsKeying`` for
raised hands, ``OwnScales`` and ``OwnMarks`` for ballots that people fill themselves; ``paper`` is what all stand on
(lines as printed), ``pace`` how long they take. Keys are plain texts: a digit, a letter, ``enter``, ``space``,
``backspace``, ``up``, ``down``, ``left``, ``right``; a ballot of one's own knows ``pageup``, ``pagedown``, ``home`` and
``end`` too.
"""

from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.common import Keying, next_number, number_of
from fiche_tui.workshop.keying.counts import CountsKeying
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.hands import Call, HandsKeying
from fiche_tui.workshop.keying.own import OwnKeying, OwnMarks, OwnScales, own_keying
from fiche_tui.workshop.keying.pace import seconds_to_key
from fiche_tui.workshop.keying.paper import Printed, Strip, codes_elsewhere, codes_on, strips_in_room, strips_of
from fiche_tui.workshop.keying.written import Written, regained

__all__ = [
    "Call",
    "CodesKeying",
    "CountsKeying",
    "GridKeying",
    "HandsKeying",
    "Keying",
    "OwnKeying",
    "OwnMarks",
    "OwnScales",
    "Printed",
    "Strip",
    "Written",
    "codes_elsewhere",
    "codes_on",
    "next_number",
    "number_of",
    "own_keying",
    "regained",
    "seconds_to_key",
    "strips_in_room",
    "strips_of",
]
