"""Which paragraphs match a query?"""
