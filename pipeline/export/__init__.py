"""The dataset for others: data packages, workbooks and databases, whole or a slice, each with what explains it."""
