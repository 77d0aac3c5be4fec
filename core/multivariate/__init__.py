"""Functions of several variables: softmax, maxout, gates."""
