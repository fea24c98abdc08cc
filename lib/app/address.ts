import { limits } from '../messages/protocol.ts';

const secrets =
  /([?&;#])((?:access_|id_|refresh_|csrf_?)?token|auth|jwt|sid|sessionid|session|password|passwd|secret|api_?key|signature|sig|otp|code)=[^&;#]*/gi;

/** The address as it may be kept: without user, password and whatever parameter carries a key to the session. */
export function keptAddress(href: string): string {
  const url = new URL(href);
  url.username = '';
  url.password = '';
  return url.href.replace(secrets, '$1$2=').slice(0, limits.url);
}
