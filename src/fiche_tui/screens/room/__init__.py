"""The room's view on the facilitator's own screen, where there is no other one."""
