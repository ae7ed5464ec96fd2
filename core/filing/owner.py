"""Which process holds the lease or carries out a move, and whether it still runs.

Clocks play no part: they jump. A process is told by its number and, where the system says so, by
when it was started, because numbers come round again.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def this_process() -> str:
    """A mark of the calling process, for `is_running`."""
    pid = os.getpid()
    return f"{pid}|{_started(pid)}|{socket.gethostname()}"


def is_running(mark: str) -> bool | None:
    """Whether the process of this mark still runs. None: it ran on another
    machine, or nothing is known of it."""
    number, started, host = (*mark.split("|", 2), "", "")[:3]
    if not number or host != socket.gethostname():
        return None
    pid = int(number)
    return _exists(pid) and (not started or _started(pid) == started)


def _started(pid: int) -> str:
    """Boot and start of a process. "" where the system does not tell."""
    try:
        # The name, in brackets, may hold anything; 20 fields after it comes the start.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return f"{_BOOT_ID.read_text('ascii').strip()}-{int(fields[19])}"
    except (OSError, ValueError, IndexError):
        return ""


if sys.platform == "win32":  # untested: written after the documentation
    import ctypes
    from ctypes import wintypes

    _SYNCHRONIZE, _WAIT_TIMEOUT, _ACCESS_DENIED = 0x00100000, 0x102, 5

    def _exists(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        running = bool(kernel.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT)
        kernel.CloseHandle(handle)
        return running
else:

    def _exists(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
