"""What pages of lists have cost, as the benchmarks of lists tell it: each page as milliseconds of the server's processor,
milliseconds as the client sees them, and which one it is."""

BAR = 50
"""Milliseconds that a page may take."""


def tell(label, total, pages):
    """Of a query with so many found, the slowest page by either measure."""
    cost, wall = max(pages), max(pages, key=lambda page: page[1])
    print(f"  {label:48} {total:8} found  slowest {cost[0]:6.1f} ms of the processor ({cost[2]}), {wall[1]:6.1f} ms as seen",
          flush=True)  # fmt: skip


def sum_up(pages):
    over = sum(page[0] > BAR for page in pages), sum(page[1] > BAR for page in pages)
    print(f"  of {len(pages)} pages {over[0]} over {BAR} ms of processor time, {over[1]} as the client sees them; the slowest "
          f"{max(pages)[0]:.1f} and {max(page[1] for page in pages):.1f} ms", flush=True)  # fmt: skip
