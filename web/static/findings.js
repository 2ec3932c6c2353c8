// Steps from finding to finding by n, p and F8.
