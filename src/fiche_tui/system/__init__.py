"""What the machine says: its clock, its zone, who is logged in, where a file may go."""
