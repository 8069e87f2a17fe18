"""Which given names are forms of one another (“William”, “Bill”)?"""

from __future__ import annotations

_NICKNAMES = (
    "william will bill billy willie", "robert rob bob bobby", "richard rick dick ricky rich", "james jim jimmy jamie",
    "john johnny jack jon", "joseph joe joey", "michael mike mick", "thomas tom tommy", "edward ed eddie ted ned",
    "charles charlie chuck", "daniel dan danny", "samuel sam", "benjamin ben", "anthony tony", "christopher chris",
    "timothy tim", "stephen steve steven", "gregory greg", "kenneth ken", "lawrence larry", "donald don", "ronald ron",
    "andrew andy drew", "matthew matt", "nicholas nick", "patrick pat", "peter pete", "philip phil", "raymond ray",
    "theodore ted theo", "walter walt", "bernard bernie", "leonard len leo", "frederick fred", "albert al", "alfred al",
    "elizabeth liz beth betty eliza", "margaret maggie meg peggy", "katherine kate kathy katie", "catherine cathy kate",
    "patricia pat patty", "susan sue", "deborah debbie deb", "rebecca becky", "jennifer jen jenny", "barbara barb",
    "victoria vicky", "christine chris", "jacqueline jackie", "kimberly kim", "jessica jess", "pamela pam",
    "david dave", "jeffrey jeff", "geoffrey geoff", "mitchell mitt mitch", "zachary zach zac", "joshua josh",
    "mohammad mohammed muhammad mohamed mohamad", "alexander alex sasha", "vincent vince", "douglas doug",
)  # fmt: skip

SAME_FIRST = {name: frozenset(line.split()) for line in _NICKNAMES for name in line.split()}
"""Each name with all forms of the line in which it stands, in lower case."""
