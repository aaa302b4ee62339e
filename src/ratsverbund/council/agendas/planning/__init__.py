"""Planning beyond one date: series, copies, moved meetings, forms, residents' assemblies."""
