"""Proxies that others wrote, in front of servers of ours: each with a configuration like an operator's, in one folder."""

import dataclasses
import getpass
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys

from .ports import reserve_port
from .waiting import DEADLINE, eventually

TOOLS = pathlib.Path(sys.executable).parent
"""Where PyPI's Envoy and Caddy are; nginx and HAProxy are Debian's."""


@dataclasses.dataclass(frozen=True)
class Route:
    """A port of a proxy: what it takes from clients, and what it speaks to us."""

    port: int
    upstream: int  # the version of HTTP
    http1: bool = True
    http2: bool = True

    @property
    def authority(self):
        return f"127.0.0.1:{self.port}"


class Proxy:
    """One run of a proxy; `routes` names its ports."""

    environment = {}

    def __init__(self, folder, *servers):
        self.folder = folder
        self.servers = [server.authority for server in servers]
        self.routes = {}

    def route(self, name, **settings):
        """A new route; its port."""
        self.routes[name] = Route(reserve_port(), **settings)
        return self.routes[name].port

    def __enter__(self):
        self.folder.mkdir(parents=True)
        command = self.configure()
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen(
                list(map(str, command)), stdout=log, stderr=log, cwd=self.folder, env=os.environ | self.environment
            )
        eventually(self._listens, f"{type(self).__name__} listens")
        return self

    def _listens(self):
        assert self.process.poll() is None, self.log
        try:
            for route in self.routes.values():
                socket.create_connection(("127.0.0.1", route.port), timeout=DEADLINE).close()
            return True
        except OSError:
            return False

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    @property
    def log(self):
        return (self.folder / "log").read_text(errors="replace")


class Nginx(Proxy):
    """`grpc_pass` for whoever speaks HTTP/2, `proxy_pass` with kept connections for whoever speaks HTTP/1.1."""

    def configure(self):
        upstream = "".join(f"server {server};" for server in self.servers)
        paths = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (self.folder / "nginx.conf").write_text(f"""
            {f'user {getpass.getuser()};' if os.geteuid() == 0 else ''}
            daemon off;
            pid {self.folder}/pid;
            error_log stderr;
            events {{}}
            http {{
              access_log off;
              client_max_body_size 8m;
              {paths}
              upstream http1 {{ {upstream} keepalive 16; }}
              upstream http2 {{ {upstream} keepalive 16; }}
              server {{
                listen 127.0.0.1:{self.route("nginx-http1", upstream=1, http2=False)};
                location / {{
                  proxy_pass http://http1;
                  proxy_http_version 1.1;
                  proxy_set_header connection "";
                }}
              }}
              server {{
                listen 127.0.0.1:{self.route("nginx-grpc", upstream=2, http1=False)} http2;
                # httpx takes a GOAWAY, which nginx sends after a thousand requests, for the end of what it has in flight.
                keepalive_requests 1000000;
                location / {{ grpc_pass grpc://http2; }}
              }}
            }}
        """)
        # The prefix holds the log that is open before the configuration is read.
        return [shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"),
                "-e", "stderr", "-p", self.folder, "-c", self.folder / "nginx.conf"]  # fmt: skip


class HAProxy(Proxy):
    """Both versions to us, and a backend that is checked by `option httpchk` alone."""

    def configure(self):
        def backend(options, *settings):
            servers = "".join(
                f"  server server{number} {server} {options}\n" for number, server in enumerate(self.servers)
            )
            return "".join(f"  {setting}\n" for setting in settings) + servers

        (self.folder / "haproxy.cfg").write_text(f"""
global
  stats socket {self.folder}/stats mode 600
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
  option redispatch
  retry-on conn-failure empty-response
frontend http1
  bind 127.0.0.1:{self.route("haproxy-http1", upstream=1)}
  default_backend http1
frontend http2
  bind 127.0.0.1:{self.route("haproxy-http2", upstream=2)}
  default_backend http2
backend http1
{backend("")}
backend http2
{backend("proto h2")}
backend checked
{backend("check inter 100ms", "option httpchk")}
""")
        return [shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin"), "-db", "-f", "haproxy.cfg"]

    def check(self):
        """What the last check of the backend `checked` came to, such as L7OK; empty before the first."""
        with socket.socket(socket.AF_UNIX) as stats:
            # The path of a socket may be 108 bytes long.
            directory = os.open(self.folder, os.O_RDONLY)
            try:
                stats.connect(f"/proc/self/fd/{directory}/stats")
            finally:
                os.close(directory)
            stats.sendall(b"show stat\n")
            rows = b"".join(iter(lambda: stats.recv(65536), b"")).decode().splitlines()
        names = rows[0].removeprefix("# ").split(",")
        for row in rows[1:]:
            fields = dict(zip(names, row.split(",")))
            if (fields.get("pxname"), fields.get("svname")) == ("checked", "server0"):
                return fields["check_status"].removeprefix("* ")
        raise AssertionError("the backend is not there")


def _typed(name, **fields):
    return {"@type": f"type.googleapis.com/{name}", **fields}


class Envoy(Proxy):
    """Both versions to us, and its filter that makes gRPC of gRPC-Web."""

    filters = "envoy.extensions.filters"

    def configure(self):
        ports = {
            "http1": self.route("envoy-http1", upstream=1),
            "http2": self.route("envoy-http2", upstream=2),
            "grpc_web": self.route("envoy-grpc-web", upstream=2),
        }
        configuration = {
            "static_resources": {
                "listeners": [self._listener(name, port) for name, port in ports.items()],
                "clusters": [
                    # Without it Envoy would drop the trailers that it asks for.
                    self._cluster("http1", http_protocol_options={"enable_trailers": True}),
                    self._cluster("http2", http2_protocol_options={}),
                ],
            }
        }
        (self.folder / "envoy.json").write_text(json.dumps(configuration))
        return [TOOLS / "envoy", "-c", "envoy.json", "--log-level", "error", "--disable-hot-restart",
                "--concurrency", "1"]  # fmt: skip

    def _listener(self, name, port):
        router = {
            "name": "envoy.filters.http.router",
            "typed_config": _typed(f"{self.filters}.http.router.v3.Router"),
        }
        web = {
            "name": "envoy.filters.http.grpc_web",
            "typed_config": _typed(f"{self.filters}.http.grpc_web.v3.GrpcWeb"),
        }
        cluster = "http1" if name == "http1" else "http2"
        route = {
            "cluster": cluster,
            "timeout": "60s",
            "retry_policy": {
                "retry_on": "connect-failure,refused-stream,reset-before-request",
                "num_retries": 3,
                "retry_host_predicate": [{
                    "name": "envoy.retry_host_predicates.previous_hosts",
                    "typed_config": _typed("envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate"),
                }],
                "host_selection_retry_max_attempts": 5,
            },
        }
        manager = _typed(
            f"{self.filters}.network.http_connection_manager.v3.HttpConnectionManager",
            stat_prefix=name,
            codec_type="AUTO",
            http_filters=[web, router] if name == "grpc_web" else [router],
            route_config={"virtual_hosts": [
                {"name": name, "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "route": route}]}
            ]},
        )  # fmt: skip
        return {
            "name": name,
            "address": _socket(port),
            "filter_chains": [
                {"filters": [{"name": "envoy.filters.network.http_connection_manager", "typed_config": manager}]}
            ],
        }

    def _cluster(self, name, **options):
        ports = [int(server.rpartition(":")[2]) for server in self.servers]
        return {
            "name": name,
            "connect_timeout": "10s",
            "type": "STATIC",
            "circuit_breakers": {"thresholds": [{"max_retries": 100}]},
            "load_assignment": {
                "cluster_name": name,
                "endpoints": [{"lb_endpoints": [{"endpoint": {"address": _socket(port)}} for port in ports]}],
            },
            "typed_extension_protocol_options": {
                "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": _typed(
                    "envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                    explicit_http_config=options,
                )
            },
        }


def _socket(port):
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


class Caddy(Proxy):
    """Both versions to us."""

    def configure(self):
        def site(name, scheme, upstream):
            servers = " ".join(f"{scheme}{server}" for server in self.servers)
            return f"""
http://:{self.route(name, upstream=upstream)} {{
  bind 127.0.0.1
  reverse_proxy {servers} {{
    lb_try_duration 10s
  }}
}}
"""

        (self.folder / "Caddyfile").write_text(
            """
{
  admin off
  auto_https off
  persist_config off
  servers {
    protocols h1 h2c
  }
}
"""
            + site("caddy-http1", "", 1)
            + site("caddy-http2", "h2c://", 2)
        )
        self.environment = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)}
        return [TOOLS / "caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"]


PROXIES = {"nginx": Nginx, "haproxy": HAProxy, "envoy": Envoy, "caddy": Caddy}
ROUTES = ["nginx-http1", "nginx-grpc", "haproxy-http1", "haproxy-http2", "envoy-http1", "envoy-http2",
          "envoy-grpc-web", "caddy-http1", "caddy-http2"]  # fmt: skip
