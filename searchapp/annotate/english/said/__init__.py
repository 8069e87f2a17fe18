"""Which words does a cue report?"""
