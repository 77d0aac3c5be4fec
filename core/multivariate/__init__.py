"""Functions of several variables: softmax, maxout, gates, a neuron."""
