"""Where decks, store and schedule meet: asks, checks, records, through a `Screen`.

Clock and paths come in here and go down as arguments.
"""
