/** Requests as fast as a server answers, over a fixed number of connections. Sockets without a client library: the load must not be what is measured. */
import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import type { Served } from "./cores.ts";

/** One span of load. */
export type Load = {
  perSecond: number;
  /** milliseconds, unordered */
  latencies: number[];
  /** answers that were not as they should be */
  wrong: number;
  /** the first line of one of them */
  wrongAnswer: string;
  /** milliseconds of a core that the server took for a request */
  cpuMs: number | null;
};

/** A request as it goes over the wire; `seen` looks at the answer's status line and body, where it matters. */
export type Request = { bytes: string | Buffer; isGood?(answer: Buffer): boolean };

const HEAD_END = "\r\n\r\n";
const CHUNKS_END = Buffer.from("\r\n0\r\n\r\n");
const OK = Buffer.from("HTTP/1.1 200");

/** Keeps `atOnce` requests under way for so many seconds. */
export async function load(
  { port, cpuMs }: Served,
  next: () => Request,
  { atOnce, seconds }: { atOnce: number; seconds: number },
): Promise<Load> {
  const done: Load = { perSecond: 0, latencies: [], wrong: 0, wrongAnswer: "", cpuMs: null };
  const cpuBefore = cpuMs();
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(Array.from({ length: atOnce }, () => keepAsking(port, next, until, done)));
  done.perSecond = done.latencies.length / ((performance.now() - began) / 1_000);
  const cpuAfter = cpuMs();
  if (cpuBefore !== null && cpuAfter !== null)
    done.cpuMs = (cpuAfter - cpuBefore) / done.latencies.length;
  return done;
}

function keepAsking(port: number, next: () => Request, until: number, done: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let request: Request = { bytes: "" };
    let sentAt = 0;
    let got: Buffer[] = [];
    const ask = (): void => {
      if (performance.now() >= until) return void socket.end(() => resolve());
      request = next();
      sentAt = performance.now();
      socket.write(request.bytes);
    };
    socket.on("connect", ask);
    socket.on("data", (chunk) => {
      got.push(chunk);
      const answer = got.length === 1 ? chunk : Buffer.concat(got);
      if (!isWhole(answer)) return;
      done.latencies.push(performance.now() - sentAt);
      const good = answer.subarray(0, OK.length).equals(OK) && (request.isGood?.(answer) ?? true);
      if (!good) {
        done.wrong++;
        done.wrongAnswer = answer.toString("utf8").split("\r\n", 1)[0] ?? "";
      }
      got = [];
      ask();
    });
    socket.on("error", reject);
    closedEarly(socket, () => reject(new Error("the server closed a connection")), until);
  });
}

function closedEarly(socket: Socket, tell: () => void, until: number): void {
  socket.on("close", () => {
    if (performance.now() < until) tell();
  });
}

/** Whether all of an answer is there; nothing follows it, as one request is under way on a connection. */
function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const head = answer.toString("latin1", 0, headEnd).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return answer.length >= headEnd + HEAD_END.length + Number(length);
  return (
    answer.subarray(headEnd + 2).includes(CHUNKS_END) || answer.subarray(-7).equals(CHUNKS_END)
  );
}
