"""The web → snapshots: one module a publishing platform, one spider for all."""
