"""Which file system a path lies on: SQLite's WAL needs shared memory, which network file systems lack."""

from __future__ import annotations

import re
from pathlib import Path

NETWORK = {
    "9p", "afs", "beegfs", "beegfs_nodev", "ceph", "cifs", "coda", "davfs", "fhgfs", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "panfs", "smb2", "smb3", "smbfs", "virtiofs", "vboxsf", "wekafs",
}  # fmt: skip
LOCAL_FUSE = {"fuseblk", "fuse.fuse-overlayfs"}


def is_network(path: Path, mounts: str | None = None) -> bool:
    """Whether `path` (which need not exist) lies on a network file system; False where nothing tells.

    `mounts` is the text of ``/proc/self/mountinfo``, which only Linux has.
    """
    if mounts is None:
        try:
            mounts = Path("/proc/self/mountinfo").read_text(errors="replace")
        except OSError:
            return False
    return _is_network_type(_type_of(path.resolve(), mounts))


def _type_of(path: Path, mounts: str) -> str:
    """The type of the deepest mount that holds `path`; of several at one place, the last covers the others."""
    best, found = -1, ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), after.split(" ")[0]
    return found


def _is_network_type(kind: str) -> bool:
    # an unknown FUSE file system may be remote (sshfs, s3fs, rclone): the slower journal is always safe
    return kind in NETWORK or (kind.startswith("fuse") and kind not in LOCAL_FUSE)
