"""How fast is it, side by side with others that do the same work?"""
