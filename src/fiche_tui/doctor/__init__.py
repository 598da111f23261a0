"""What would go wrong tonight: facts gathered here, verdicts drawn from them."""
