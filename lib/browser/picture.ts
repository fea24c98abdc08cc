/** Device pixels a CSS pixel, so that text stays sharp on a slide. */
const sharpness = 2;

/** What is there to be pressed, and what only says the picture in words. */
const unpictured = 'button[data-picture], .twin-frame, input';

/**
 * A part of the page as a PNG on white, whatever the page's theme: a copy of it, with the page's styles, inside an SVG that is
 * drawn on a canvas. Asks for nothing from anywhere. Throws where the browser refuses to draw or to read the canvas.
 */
export async function pictureOf(element: HTMLElement): Promise<Blob> {
  const { width, height: whole } = element.getBoundingClientRect();
  const left = [...element.querySelectorAll<HTMLElement>('.twin-frame')].reduce(
    (sum, { offsetHeight }) => sum + offsetHeight,
    0,
  );
  const height = whole - left;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(element, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))), 'image/png'),
  );
}

function svgOf(element: HTMLElement, width: number, height: number): string {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.implementation.createDocument(space, 'svg');
  const svg = drawing.documentElement;
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('style', 'color-scheme: light');
  const style = drawing.createElementNS(space, 'style');
  style.textContent = [...document.styleSheets].flatMap(({ cssRules }) => rulesOf(cssRules)).join('\n');
  const frame = drawing.createElementNS(space, 'foreignObject');
  frame.setAttribute('width', '100%');
  frame.setAttribute('height', '100%');
  const page = drawing.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  page.setAttribute('class', 'app');
  page.setAttribute('lang', document.documentElement.lang);
  page.setAttribute('style', `width: ${width}px; min-height: 0`);
  const copy = drawing.importNode(element, true);
  for (const one of copy.querySelectorAll(unpictured)) one.remove();
  page.append(copy);
  frame.append(page);
  svg.append(style, frame);
  return new XMLSerializer().serializeToString(drawing);
}

/** Media rules are answered by the page: the picture has the width of one part only, and would lay it out for a phone. */
const rulesOf = (rules: CSSRuleList): string[] =>
  [...rules].flatMap((rule) =>
    rule instanceof CSSMediaRule
      ? matchMedia(rule.conditionText).matches
        ? rulesOf(rule.cssRules)
        : []
      : [rule.cssText],
  );
