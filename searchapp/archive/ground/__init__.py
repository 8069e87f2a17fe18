"""What do all rooms of the archive stand on: the open database, minted ids, aligned texts, hashes, the merged view?"""
