"""By which steps does an index follow its archive?"""
