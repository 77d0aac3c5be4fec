"""Limits for a room and for a learner; a school shares one address, so none is for an address."""

from collections import OrderedDict
from dataclasses import dataclass


@dataclass
class Allowance:
    """Bucket of `burst` tokens that fills at `rate` a second; time is an argument."""

    rate: float
    burst: float
    left: float = -1.0
    at: float = 0.0

    def take(self, now: float) -> bool:
        """Take one token; False if there is none."""
        full = self.left < 0
        filled = self.burst if full else self.left + max(now - self.at, 0) * self.rate
        self.left, self.at = min(filled, self.burst), now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Allowances:
    """Buckets by name; of those that have been idle the longest, the oldest are dropped."""

    def __init__(self, rate: float, burst: float, most: int = 5000) -> None:
        self.rate, self.burst, self.most = rate, burst, most
        self.buckets: OrderedDict[str, Allowance] = OrderedDict()

    def take(self, name: str, now: float) -> bool:
        """Take one token from the bucket of this name."""
        bucket = self.buckets.pop(name, None) or Allowance(self.rate, self.burst)
        self.buckets[name] = bucket
        if len(self.buckets) > self.most:
            self.buckets.popitem(last=False)
        return bucket.take(now)
