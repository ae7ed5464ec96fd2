"""What a decoding process may take of the machine. Runs inside that process, at its start.

On Linux a limit of address space and death with the parent. On Windows a job object limits the
memory. macOS enforces no such limit: there only the time limit holds. A child whose parent died
ends on every system at the latest when it next reads from or writes to the parent.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def limit_this_process(parent_pid: int, memory_mb: int) -> None:
    """`memory_mb` comes on top of what the libraries have taken already."""
    if sys.platform == "linux":
        _die_with(parent_pid)
        _leave_no_core()
        _limit_address_space(memory_mb)
    elif sys.platform == "win32":
        _limit_job_memory(memory_mb)


if sys.platform == "linux":
    import ctypes
    import resource

    def _die_with(parent_pid: int) -> None:
        """The signal comes when the *thread* that started this process ends, so that one stays."""
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_pid:
            os._exit(1)  # the parent died before the signal was asked for

    def _leave_no_core() -> None:
        """A dump of a crashed decoder's memory would hold the document, and take seconds."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _limit_address_space(memory_mb: int) -> None:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + memory_mb * 2**20
        with contextlib.suppress(ValueError, OSError):  # a lower limit is set from outside
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if sys.platform == "win32":  # untested: written after the documentation
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x0100
    _LIBRARIES_MB = 256

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_job_memory(memory_mb: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY
        limits.ProcessMemoryLimit = (memory_mb + _LIBRARIES_MB) * 2**20
        job = kernel.CreateJobObjectW(None, None)
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
