"""How the micro model was made. Needs espeak-ng's library and, for training alone, PyTorch."""
