"""People's decisions: kept as text, laid over what machines read, and asked for where they matter most."""
