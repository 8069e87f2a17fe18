"""What does the archive hand out: pages, snapshots for an index, its history, its counts, its damages?"""
