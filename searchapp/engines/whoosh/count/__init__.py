"""How many of the hits bear each value?"""
