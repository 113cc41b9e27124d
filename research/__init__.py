"""How the weights that ship were fitted: needed to change them, never to run reportgen."""
