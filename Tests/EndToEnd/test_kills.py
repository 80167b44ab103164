"""kill -9 of a node, of the primary, of both, under load: nothing that was acknowledged is lost, no mail either.

KILL_ROUNDS=20 kills as often, and with -s prints what it counted.
"""

import os
import random
import time

import pytest

from support.kills import Cluster, Load
from support.schema import V2
from support.world import World

ROUNDS = int(os.environ.get("KILL_ROUNDS", 2))
CLIENTS = 12


def middle(times):
    return sorted(times)[len(times) // 2]


@pytest.fixture
def cluster(tmp_path):
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.close()


@pytest.mark.parametrize("kills_node, kills_primary", [(True, False), (False, True), (True, True)],
                         ids=["node", "primary", "both"])  # fmt: skip
def test_kills_lose_nothing(cluster, kills_node, kills_primary):
    load = Load(cluster)
    pauses, resumptions = [], []

    def kill():
        moment = time.monotonic()
        if kills_node:
            cluster.nodes[number % 2].kill()
        if kills_primary:
            cluster.fail_over()
        promotion = time.monotonic()
        cluster.restart_nodes()
        return moment, promotion

    for number in range(ROUNDS):
        moment, promotion = load.run(CLIENTS, kill, before=random.randint(20, 400), after=100)
        pauses.append(load.longest_pause(moment))
        resumptions.append(load.first_after(promotion))
        cluster.rebuild_standby()
        assert load.lost_writes() == [], f"round {number}"
        # Either node still knows of those that were told last.
        for node in cluster.nodes:
            world = World(node)
            for user_id, _ in load.writes[-20:]:
                world.admin.get(V2("GetUserByID"), userId=user_id)
            world.close()
    load.await_mails()
    lost, twice, renamed = load.mails()
    print(
        f"\n{ROUNDS} kills: {len(load.writes)} changes acknowledged, 0 lost; {len(load.mailed)} mails, {lost} lost, "
        f"{twice} sent again; {load.broken} calls broken; {dict(cluster.unknown())}; no write "
        f"for {middle(pauses):.2f} s, at most {max(pauses):.2f}"
        + (f"; writes went on {middle(resumptions):.2f} s after the promotion, at most {max(resumptions):.2f}"
           if kills_primary else ""))  # fmt: skip
    assert (lost, renamed) == (0, 0)
    assert cluster.verify() == ""
