"""How fast somebody may go: a bucket that fills with time, and a memory of wrong codes."""

from __future__ import annotations

from collections import deque

from workshops.serving.limits import BURST, MISS, MISS_MOST, MISSES, PER_SECOND


class Bucket:
    """Lets `burst` things through at once, then `rate` a second."""

    def __init__(self, now: float, rate: float = PER_SECOND, burst: int = BURST) -> None:
        self._rate, self._burst = rate, float(burst)
        self._left, self._at = float(burst), now

    def take(self, now: float) -> bool:
        """Whether one more may pass."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class Misses:
    """Wrong codes of the last minute, whoever typed them: nobody is locked out, but the more there are the longer each waits."""

    def __init__(self) -> None:
        self._at: deque[float] = deque()

    def miss(self, now: float) -> float:
        """One more wrong code; the seconds that its answer waits."""
        while self._at and now - self._at[0] > 60.0:
            self._at.popleft()
        self._at.append(now)
        if len(self._at) > MISSES:
            self._at.popleft()
        return MISS + (MISS_MOST - MISS) * len(self._at) / MISSES
