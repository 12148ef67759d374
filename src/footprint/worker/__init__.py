"""Jobs: each task calls operations, and nothing else."""
