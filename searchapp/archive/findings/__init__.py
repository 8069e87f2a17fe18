"""What did an annotator find, and how do its quotations keep their ids?"""
