"""Who is named in an article, and which namings mean one person or body?"""
