"""How fast the program is beside something everybody knows, measured in one run."""
