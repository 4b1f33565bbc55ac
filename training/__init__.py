"""Training of the models the wheel ships. torch lives here and nowhere else."""
