"""An SMTP server that takes everything and keeps nothing: prints its port, then serves until it is stopped."""

import socketserver


class Handler(socketserver.StreamRequestHandler):
    """Just enough SMTP for one polite client."""

    def handle(self) -> None:
        """Speak with one client until it leaves."""
        self.connection.setsockopt(6, 1, 1)  # TCP_NODELAY: an answer is not held back for company
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() not in {b".\r\n", b""}:
                    pass
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 OK\r\n")


class Sink(socketserver.ThreadingTCPServer):
    """One thread for each conversation."""

    daemon_threads = True


if __name__ == "__main__":
    with Sink(("127.0.0.1", 0), Handler) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()
