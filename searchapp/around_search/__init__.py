"""What does one want to know around a search, beside its page of results?"""
