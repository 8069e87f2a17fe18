"""What does `python -m searchapp` do? The same as the command `searchapp`."""

from searchapp.cli import main

main(prog_name="searchapp")
