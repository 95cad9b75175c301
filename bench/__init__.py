"""The benchmarks: what a step costs beside its floor and its peers, measured in the same run. See README.md."""
