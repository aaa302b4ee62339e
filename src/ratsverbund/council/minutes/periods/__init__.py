"""Within how many days a town wants its minutes drafted."""
