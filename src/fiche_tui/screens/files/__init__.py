"""Files that leave the program: what is printed, where it goes, and what becomes of it then."""
