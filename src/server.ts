import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Route } from "./chat/platform.ts";
import { StartError } from "./store/start-error.ts";

/** One listening HTTP server. */
export type Listening = {
  port: number;
  /** opens the doors: until then every answer is 503, so that a platform tries again */
  serve(routes: Route[]): void;
  stop(): Promise<void>;
};

/** How long a stop waits for requests under way. */
const DRAIN_MS = 5_000;

/**
 * Takes a port, before anything else is started that a taken port would leave running. Serves nothing yet.
 * @throws {StartError} when the port is taken or not ours to open
 */
export async function listen(
  at: { host: string; port: number },
  onError: (error: unknown) => void,
): Promise<Listening> {
  let byPath: Map<string, Route> | null = null;
  const server = createServer((request, response) => {
    if (byPath === null) return end(response, 503);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const route = byPath.get(path);
    if (!route) return end(response, 404);
    route.handle(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.end();
      else end(response, 500);
    });
  });
  await opened(server, at);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : at.port;
  return {
    port,
    serve(routes) {
      byPath = new Map(routes.map((route) => [route.path, route]));
    },
    stop: () => closed(server),
  };
}

const SENTENCES: Record<number, string> = {
  404: "Not found\n",
  500: "Something broke here\n",
  503: "Starting: try again in a moment\n",
};

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(SENTENCES[status]);
}

async function opened(server: Server, at: { host: string; port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(whatToMend(error, at)));
    server.listen(at.port, at.host, resolve);
  });
}

function whatToMend(error: NodeJS.ErrnoException, at: { host: string; port: number }): Error {
  if (error.code === "EADDRINUSE") {
    return new StartError(
      `Port ${at.port} is in use: stop what listens there, or start Rapport on another one with PORT=${at.port + 10}.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new StartError(`Port ${at.port} is not open to this user: choose one above 1023.`, {
      cause: error,
    });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new StartError(`HOST=${at.host} is no address of this machine: mend it in .env.`, {
      cause: error,
    });
  }
  return error;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await done;
  clearTimeout(timer);
}

/** A route that answers with a short text. */
export function textRoute(
  path: string,
  answer: (request: IncomingMessage) => Promise<{ status: number; text: string; type?: string }>,
): Route {
  return {
    path,
    async handle(request, response) {
      const { status, text, type } = await answer(request);
      response.writeHead(status, { "content-type": type ?? "text/plain; charset=utf-8" });
      response.end(text);
    },
  };
}
