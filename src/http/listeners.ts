/** The two addresses of a process: what chat services reach, and what only operators and this machine do. */
import { type Listening, listen } from "./server.ts";

export type Listeners = {
  public: Listening;
  /** the same as the public one where nobody else can reach that either */
  internal: Listening;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

export type ListenerSettings = {
  host: string;
  port: number;
  internalHost: string;
  internalPort: number;
  /** whether a chat service has to reach us: then the internal routes get an address of their own */
  isPublic: boolean;
};

/** Takes the ports. With nobody outside to serve, and both on one address, one port serves all. */
export async function startListeners(
  { host, port, internalHost, internalPort, isPublic }: ListenerSettings,
  onError: (error: unknown) => void,
): Promise<Listeners> {
  const open = await listen({ host, port, variables: ["HOST", "PORT"] }, onError);
  if (!isPublic && host === internalHost) {
    return { public: open, internal: open, settled: open.settled, stop: open.stop };
  }
  try {
    const variables = ["INTERNAL_HOST", "LOCAL_PORT"] as const;
    const internal = await listen({ host: internalHost, port: internalPort, variables }, onError);
    const both = (what: "settled" | "stop") => async () =>
      void (await Promise.all([open[what](), internal[what]()]));
    return { public: open, internal, settled: both("settled"), stop: both("stop") };
  } catch (error) {
    await open.stop();
    throw error;
  }
}
