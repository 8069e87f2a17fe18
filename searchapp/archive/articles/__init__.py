"""How do articles come into the archive, which is which, which carry one text, and how does one leave it?"""
