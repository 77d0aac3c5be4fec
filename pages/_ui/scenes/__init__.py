"""Charts of the sections: the computation and the figure of each."""
