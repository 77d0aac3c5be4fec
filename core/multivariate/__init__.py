"""Functions of several numbers: softmax, maxout, gates, a neuron."""
