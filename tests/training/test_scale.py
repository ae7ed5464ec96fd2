import subprocess
import sys


def test_memory_is_said_before_and_speed_after_for_each_rate() -> None:
    options = ["--classes", "3000", "--size-px", "32", "--batch", "8", "--steps", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "training.scale", *options, "--device", "cpu", "--threads", "1"],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said, measured = done.stdout.splitlines()[::2], done.stdout.splitlines()[1::2]
    assert [line.rsplit("over ", 1)[1] for line in said] == [
        f"{count:,} of them" for count in (300, 900, 3000)
    ]
    assert [line.split(":")[0] for line in measured] == [
        f"rate {r} on cpu" for r in (0.1, 0.3, 1.0)
    ]
    assert all("samples a second" in line for line in measured)
