"""What does every child need that takes long to load? Here it is loaded once, before children are forked."""

from searchapp.readers import open_file
from searchapp.readers.language import language_of

__all__ = ["open_file"]

language_of("Loading the model of languages takes most of a second, so that it is done before there is any file.")
