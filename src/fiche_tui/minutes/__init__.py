"""Minutes and printables of a workshop: functions of its state that give text. Writing files is the store's work."""
