"""The workshop screen: steps, clock, rounds, captures."""
