"""Are two bearers of a name one and the same? One name is one person unless evidence parts them.

`profile` is what one article tells, `bearer` what many do, `grounds` weigh, `decide` decides.
"""
