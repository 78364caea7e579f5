#!/bin/bash
# A search in two shards under Open MPI, a shard for each rank, and then the result. Run it again if it was interrupted.
set -euo pipefail
mpirun -n 2 "${SEARCH:-./Cluster}" --folder "${SWEEP:-sweep}" --from-environment "$@"
"${SEARCH:-./Cluster}" --folder "${SWEEP:-sweep}" --merge "$@"
