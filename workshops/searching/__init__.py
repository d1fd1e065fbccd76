"""Words as they are searched: how a text is turned into what an index holds, and what a person types into what it is asked."""
