"""What the room may see of a workshop: no private note, no hidden result, no name of a voter.

The wall, participants and lists read this and nothing else, which is the proof that they leak nothing.
"""
