"""Keying in what the paper says: pure machines, one key in, one value out. Every slip is caught at its key.

``GridKeying`` for scales, ``CodesKeying`` for marks by code, ``CountsKeying`` for tally slips, ``HandsKeying`` for
raised hands, ``OwnScales`` and ``OwnMarks`` for ballots that people fill themselves; ``paper`` is what all stand on
(lines as printed), ``pace`` how long they take. Keys are plain texts: a digit, a letter, ``enter``, ``space``,
``backspace``, ``up``, ``down``, ``left``, ``right``; a ballot of one's own knows ``pageup``, ``pagedown``, ``home`` and
``end`` too.
"""
