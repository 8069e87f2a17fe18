"""What does a match weigh, and which hits come first?"""
