export interface ServerSettings {
  /** Null: listen on loopback. */
  socketDir: string | null;
  port: number;
  durable: boolean;
}

/** PostgreSQL's settings for a laptop or a small server that it shares with everything else. */
export function serverSettings({ socketDir, port, durable }: ServerSettings): string {
  const settings: Record<string, string> = {
    listen_addresses: socketDir === null ? "127.0.0.1" : "",
    unix_socket_directories: socketDir === null ? "" : `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    port: String(port),
    max_connections: "100",
    shared_buffers: "128MB",
    effective_cache_size: "512MB",
    work_mem: "8MB",
    max_wal_size: "512MB",
    random_page_cost: "1.1",
    // Parallel workers share memory through /dev/shm, of which a container has 64 MB.
    max_parallel_workers_per_gather: "0",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    // A week of logs that overwrite themselves, without the statements and details that hold people's words.
    logging_collector: "on",
    log_directory: "log",
    log_filename: "postgresql-%a.log",
    log_rotation_age: "1d",
    log_truncate_on_rotation: "on",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(durable ? {} : FORGETFUL),
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
  return [
    "# Written anew by Rapport at every start. Your own settings belong in custom.conf beside it.",
    ...lines,
    "",
  ].join("\n");
}

/** For data that nobody will miss. */
const FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  // The last words of a server that fails to start then stand where pg_ctl's caller finds them.
  logging_collector: "off",
};
