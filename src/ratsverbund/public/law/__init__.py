"""The law of every town as strangers read it: charter explorer, worked cases, comparison."""
