"""What an enemy, an accident or a bad day does to the program: `make torture`. Outside the default tests.

A part is a module with `attack(seed, folder)`, one round of it: what went wrong, in a line each, and nothing else.
Rounds are seeded, so that `python -m torture PART --round N` does again what was found.
"""
