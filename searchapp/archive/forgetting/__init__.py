"""How does the archive forget a name, and know it again when it comes back?"""
