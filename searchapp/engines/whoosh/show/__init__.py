"""What does a page show of its hits: their texts, and what is marked in them?"""
