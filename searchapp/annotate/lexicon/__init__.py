"""Which words does the English annotator know? Lists of our own, written from general knowledge of the language."""
