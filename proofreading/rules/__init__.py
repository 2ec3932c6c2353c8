"""The rules, one file each: `RULE` and `check(draft, corpus)`; listing the folder finds them."""
