/** So many workspaces' turns run beside each other: a large one holds up no other. */
const AT_ONCE = 4;

/** Takes turns for workspaces, in their order and some beside each other. `run` must not throw. */
export async function inLanes(
  workspaceIds: string[],
  run: (workspaceId: string) => Promise<void>,
): Promise<void> {
  const turns = workspaceIds.values();
  const lane = async () => {
    for (const workspaceId of turns) await run(workspaceId);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
