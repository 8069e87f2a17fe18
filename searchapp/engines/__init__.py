"""Which engines can answer a search? One that is built on Whoosh; the rules that every engine keeps stand beside it."""
