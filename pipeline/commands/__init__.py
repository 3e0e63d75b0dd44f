"""Commands of `tally` by what they are about, each module with its own `register`."""
