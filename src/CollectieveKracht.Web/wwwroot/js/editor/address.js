// The same rules as SafeAddress on the server: what is refused there must not look like a link here.

/** The address to use for a link, or null: a place on the page, a path of this site, a web or mail address. */
export function safeAddress(address) {
  if (!address || /[\s\\\p{Cc}]/u.test(address)) return null;
  if (address[0] === "#" || isOwnPath(address)) return address;
  if (/^www\./i.test(address)) return safeAddress(`https://${address}`);
  if (/^mailto:./i.test(address)) return address;
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return null;
  const { username, password } = new URL(address);
  return username || password ? null : address;
}

export const isOwnPath = address => /^\/(?![/\\])/.test(address);
