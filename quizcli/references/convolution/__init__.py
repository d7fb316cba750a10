"""Convolution and pooling: shapes, parameters, multiply-adds, receptive fields."""
