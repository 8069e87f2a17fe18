"""By which steps does a filled-in form become a page of results?"""
