#!/bin/bash
# A search in two shards under GNU parallel, which runs a shard that dies again, and then the result.
# As many jobs at once (-j) as there are shards: they wait for each other at every comparison.
set -euo pipefail
parallel -q -j2 --retries 3 --line-buffer --tag "${SEARCH:-./Cluster}" --folder "${SWEEP:-sweep}" --shard {}/2 "$@" ::: 0 1
"${SEARCH:-./Cluster}" --folder "${SWEEP:-sweep}" --merge "$@"
