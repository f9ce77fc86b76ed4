/** Where Teams posts activities; the bot's registration names the same. */
export const MESSAGES_PATH = "/api/messages";
