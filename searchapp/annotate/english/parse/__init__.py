"""How does a text become units, marks, words and phrases?"""
