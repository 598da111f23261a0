"""The store: workshops on disk, shared by several processes.

A workshop is a folder. Its journal is written only by the session that facilitates, each ballot box only by the one
who casts, and ``room.json`` tells everyone else what the room may see. Records are plain JSON: what they mean is the
domain's business. Nothing else in the program imports TinyDB.
"""
