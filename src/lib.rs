//! Halhin Gol 1939.
