"""What a ballot, a clock and a result look like, in lines of our own: for Textual and for a plain channel alike."""
