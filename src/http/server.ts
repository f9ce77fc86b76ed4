/** One HTTP server: opens a port, finds the route of a path, and closes without cutting anybody off. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { idIn, underRequest } from "./request-id.ts";
import { ListenError } from "./listen-error.ts";
import { withTimeout } from "./timeout.ts";

/** Where a process is between its start and its end. */
export type Stage = "starting" | "open" | "stopping";

/** What answers on an exact path, the query aside. */
export type HttpRoute = {
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/** One listening HTTP server. */
export type Listening = {
  port: number;
  /** From now on answers on these routes. All others are unknown when it is open, and 503 else, so that a platform tries again. */
  serve(routes: HttpRoute[], stage: Stage): void;
  /** resolves when nothing is under way, or after some seconds */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** How long a stop waits for requests under way, and for connections whose other end keeps them open. */
const SETTLE_MS = 5_000;
const CLOSE_MS = 1_000;
/** A request's headers are there within this time, and connections are looked at this often. */
const HEADERS_MS = 10_000;
const LOOK_AT_CONNECTIONS_MS = 1_000;
/**
 * Connections at most. Platforms and proxies keep some tens; 600 that send nothing cost 20 MB. What comes above is closed at
 * once, and who sends in earnest tries again.
 */
const MOST_CONNECTIONS = 2_000;

/** Where to listen, and the variables that say so. */
export type ListenAddress = {
  host: string;
  port: number;
  variables: readonly [host: string, port: string];
};

/**
 * Takes a port, before anything else is started that a taken port would leave running. Serves nothing yet.
 * @throws {ListenError} when the port is taken or not ours to open
 */
export async function listen(
  at: ListenAddress,
  onError: (error: unknown) => void,
): Promise<Listening> {
  let byPath = new Map<string, HttpRoute>();
  let stage: Stage = "starting";
  const underWay = new Set<Promise<void>>();
  const handle = async (route: HttpRoute, request: IncomingMessage, response: ServerResponse) => {
    try {
      await route.handle(request, response);
    } catch (error) {
      onError(error);
      if (response.headersSent) response.end();
      else end(response, 500);
    }
  };
  const patience = {
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: LOOK_AT_CONNECTIONS_MS,
  };
  const server = createServer(patience, (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const route = byPath.get(path);
    if (!route) return end(response, stage === "open" ? 404 : 503);
    const id = idIn(request.headers["x-request-id"]) ?? randomUUID();
    response.setHeader("x-request-id", id);
    const handled = underRequest(id, () => handle(route, request, response));
    underWay.add(handled);
    void handled.finally(() => underWay.delete(handled));
  });
  server.maxConnections = MOST_CONNECTIONS;
  await opened(server, at);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : at.port;
  return {
    port,
    serve(routes, now) {
      byPath = new Map(routes.map((route) => [route.path, route]));
      stage = now;
    },
    settled: async () => void (await withTimeout(SETTLE_MS, Promise.all(underWay))),
    stop: () => closed(server),
  };
}

const SENTENCES: Record<number, string> = {
  404: "Not found\n",
  500: "Something broke here\n",
  503: "Starting or stopping: try again in a moment\n",
};

function end(response: ServerResponse, status: number): void {
  // Whoever is asked to come again should look for an instance that is open.
  const leave: Record<string, string> = status === 503 ? { connection: "close" } : {};
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...leave });
  response.end(SENTENCES[status]);
}

async function opened(server: Server, at: ListenAddress): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(whatToFix(error, at)));
    server.listen(at.port, at.host, resolve);
  });
}

function whatToFix(error: NodeJS.ErrnoException, at: ListenAddress): Error {
  const [host, port] = at.variables;
  if (error.code === "EADDRINUSE") {
    return new ListenError(
      `Port ${at.port} is in use: stop what listens there, or start Rapport on another one with ${port}=${at.port + 10}.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new ListenError(`Port ${at.port} is not open to this user: choose one above 1023.`, {
      cause: error,
    });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new ListenError(`${host}=${at.host} is no address of this machine: change it in .env.`, {
      cause: error,
    });
  }
  return error;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await done;
  clearTimeout(timer);
}

/** A route that answers with a short text. */
export function textRoute(
  path: string,
  answer: (request: IncomingMessage) => Promise<{ status: number; text: string; type?: string }>,
): HttpRoute {
  return {
    path,
    async handle(request, response) {
      const { status, text, type } = await answer(request);
      response.writeHead(status, { "content-type": type ?? "text/plain; charset=utf-8" });
      response.end(text);
    },
  };
}
