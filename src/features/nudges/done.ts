/** How the "message" of a pressed "Done" begins: its nudge's card was closed, and opens again with an undo. */
export const DONE = "done:";
