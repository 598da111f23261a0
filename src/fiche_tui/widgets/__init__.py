"""What screens are made of: each widget shows one value and tells upward what a person did."""
