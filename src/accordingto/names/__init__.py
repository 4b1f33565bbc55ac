"""Who is who: persons, bodies, places and outlets, their spellings and short forms.

The lists lie in `data/`, each with a line on its origin.
"""
