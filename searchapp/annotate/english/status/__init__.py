"""Does the article say that it was said, or that it was denied, alleged, imagined, passed on?"""
