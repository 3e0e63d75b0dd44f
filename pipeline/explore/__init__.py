"""The pages: what was built, looked at in a browser, on this machine or as a site anybody may serve."""
