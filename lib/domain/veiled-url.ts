/** A web address; where it leads to stays: the site, and a name only where it is spelt out. `text`: how a text is veiled. */
export function veiledUrl(url: string, text: (text: string) => string): string {
  const [origin = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url) ?? [];
  return (
    origin +
    url.slice(origin.length).replace(/[^/?&=#;,]+/g, (part) => {
      const plain = decoded(part.replaceAll('+', ' '));
      const veiled = [plain, plain.replace(/[-_]+/g, ' ')].map((one) => [one, text(one)]);
      const [, found] = veiled.find(([before, after]) => before !== after) ?? [];
      return found === undefined ? part : encodeURIComponent(found);
    })
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
