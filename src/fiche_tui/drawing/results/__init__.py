"""What results look like: a hidden round, the table of its figures, the cards of one role, the notes under them."""
