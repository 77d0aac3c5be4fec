"""Files that run in the browser, their addresses and their data."""
