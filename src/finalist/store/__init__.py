"""The workspace's memory: what is kept, who owns it, and how it is found again. Persistence only; rules live below."""
