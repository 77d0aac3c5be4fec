"""The decision tree that helps to choose an activation."""
