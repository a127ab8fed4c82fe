"""How a catalogue is read: every value keeps its origin, and all problems come at once."""
