"""Questions of a linguist: concordance, frequencies, collocates, keyness, similar documents."""
