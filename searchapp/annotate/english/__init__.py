"""How is an English article read, from names to statements?"""
