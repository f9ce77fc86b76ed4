/** Fetches a file of a chat service, up to a size and within a time. */

const PATIENCE_MS = 60_000;

/** The bytes at an address; null where there is no such file, it is too large, or a page stands in its place. */
export async function fetchBytes(
  address: string,
  headers: Record<string, string>,
  limitBytes: number,
): Promise<Uint8Array | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  // A redirect would carry the headers to where it leads.
  const response = await fetch(address, { headers, signal, redirect: "manual" });
  const isPage = /^text\/html\b/i.test(response.headers.get("content-type") ?? "");
  if (!response.ok || isPage || !response.body) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += (chunk as Uint8Array).length;
    if (size > limitBytes) return null;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
