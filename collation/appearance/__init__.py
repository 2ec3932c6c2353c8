"""How a text looks beside its words: bold, frames, pictures; and the account of what differs."""
