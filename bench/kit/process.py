"""Memory and processor time of a running process, from /proc."""

from pathlib import Path

TICKS = 100  # units per second of processor time in /proc, on every Linux that Python runs on


def resident(pid: int) -> float:
    """Resident memory in MB; 0 where there is no /proc."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def processor(pid: int) -> float:
    """Processor time of the process in seconds; 0 where there is no /proc."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    times = stat.read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / TICKS
