"""What lies on the disk, and how is it read? Files, dictionaries, posting lists, columns, records."""
