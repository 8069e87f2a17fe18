"""How do paragraphs become a segment, and several segments one?"""
