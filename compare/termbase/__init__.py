"""What a newsroom has settled: forms of concepts, where they are printed, and the files they are kept in."""
