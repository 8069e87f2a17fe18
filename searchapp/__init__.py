"""Who said what, when, about what, in an archive of news?"""
