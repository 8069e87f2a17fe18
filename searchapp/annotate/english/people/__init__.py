"""Who is meant by “she”, “Kern” or “the senator”, and how sure is that?"""
