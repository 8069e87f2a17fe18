"""How does Whoosh itself read what is published here?"""
