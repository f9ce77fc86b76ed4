/** What connects us with Slack: `botToken` for one workspace, or the three of OAuth for any that installs the app. */
export type SlackConfig = {
  signingSecret: string;
  botToken?: string;
  clientId?: string;
  clientSecret?: string;
  /** signs the state of an installation under way */
  stateSecret?: string;
  /** Socket Mode (`xapp-…`), for trying the app out where Slack can't reach us. It acknowledges before we stored: not for real use. */
  appToken?: string;
  /** another Web API than Slack's, in tests */
  apiUrl?: string;
};
