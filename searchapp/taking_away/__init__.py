"""What can one take away: all results, what is new of them, the evidence for one statement?"""
