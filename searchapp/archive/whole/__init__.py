"""How does an archive leave whole, and come back?"""
