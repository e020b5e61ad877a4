"""Take raw files to a corpus folder, incrementally and in parallel."""
