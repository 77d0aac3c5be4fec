"""Small neural networks: training, optimizers, data sets, kernels."""
