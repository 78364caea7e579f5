#!/bin/bash
# A Slurm of two nodes, a and b, on this machine, for a test: slurm.sh start FOLDER, slurm.sh stop FOLDER. Its files and logs lie in the folder.
# Needs root, and Debian's slurmctld, slurmd, slurm-client and munge. Clients find it by SLURM_CONF=FOLDER/slurm.conf.
set -euo pipefail
folder=$(realpath "$2")
export SLURM_CONF=$folder/slurm.conf

start() {
  mkdir -p "$folder/munge" "$folder/state" "$folder/a" "$folder/b"
  chmod 755 "$folder"
  dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 status=none
  chmod 600 "$folder/munge/key"
  cat > "$SLURM_CONF" << CONF
ClusterName=test
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=26817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_res
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
ReturnToService=2
MpiDefault=none
NodeName=a NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=26818 CPUs=2 State=UNKNOWN
NodeName=b NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=26819 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=a,b Default=YES MaxTime=INFINITE State=UP
CONF
  munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" \
    --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" --num-threads=2
  slurmctld
  slurmd -N a
  slurmd -N b
  for _ in $(seq 100); do
    [ "$(sinfo --noheader --Node --format=%t | sort -u)" = idle ] && return 0
    sleep 0.1
  done
  sinfo --Node --long
  return 1
}

# Ends only what its own pid files name, and waits for it.
stop() {
  for file in "$folder"/a.pid "$folder"/b.pid "$folder"/slurmctld.pid "$folder"/munge/pid; do
    pid=$(cat "$file" 2> /dev/null) || continue
    kill "$pid" || continue
    for _ in $(seq 100); do
      kill -0 "$pid" 2> /dev/null || break
      sleep 0.1
    done
  done
}

"$1"
