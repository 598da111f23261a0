"""The sections of the minutes, a file each: a function of the state and of the words that gives blocks."""
