import { crc32, deflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Red, green, blue and opacity in eight bits each, row by row. */
export type Picture = { width: number; height: number; data: Uint8Array };

export const pictureOf = (png: Buffer): Picture => {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, data };
};

/**
 * Half as wide and as high, every point the mean of four: enough to see a shift of two pixels or another colour, too little
 * to see how a machine smooths the edge of a letter. A row or column left over at an odd edge is dropped.
 */
export function halved({ width, height, data }: Picture): Picture {
  const half = { width: width >> 1, height: height >> 1 };
  const points = new Uint8Array(half.width * half.height * 4);
  for (let y = 0; y < half.height; y += 1)
    for (let x = 0; x < half.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (2 * y * width + 2 * x) * 4 + channel;
        const below = at + width * 4;
        const sum = (data[at] ?? 0) + (data[at + 4] ?? 0) + (data[below] ?? 0) + (data[below + 4] ?? 0);
        points[(y * half.width + x) * 4 + channel] = (sum + 2) >> 2;
      }
  return { ...half, data: points };
}

/** Steps of a colour channel, tried until a palette of 256 colours holds them all. */
const steps = [8, 12, 16, 24, 32, 48];

/** A small PNG: colours rounded to what a palette holds, which is less than `differing` tells apart. */
export function packed(picture: Picture): Buffer {
  for (const step of steps) {
    const found = indexed(picture, step);
    if (found) return paletteFile(picture, found);
  }
  throw new Error('A picture has more colours than any palette.');
}

type Indexed = { colours: number[]; indices: Uint8Array };

function indexed({ data }: Picture, step: number): Indexed | undefined {
  const known = new Map<number, number>();
  const indices = new Uint8Array(data.length / 4);
  const rounded = (value = 0) => Math.min(255, Math.round(value / step) * step);
  for (let point = 0; point < indices.length; point += 1) {
    const at = point * 4;
    const colour = (rounded(data[at]) << 16) | (rounded(data[at + 1]) << 8) | rounded(data[at + 2]);
    const index = known.get(colour) ?? known.size;
    if (index > 255) return undefined;
    known.set(colour, index);
    indices[point] = index;
  }
  return { colours: [...known.keys()], indices };
}

/** pngjs reads palettes and writes none. */
function paletteFile({ width, height }: Picture, { colours, indices }: Indexed): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const told = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(told), 4);
  return Buffer.concat([ends.subarray(0, 4), told, ends.subarray(4)]);
}

/** How many points differ; in a picture of another size all it has more or less do. `where` draws them in red over the paled picture. */
export function differing(before: Picture, now: Picture): { points: number; of: number; where: () => Buffer } {
  const width = Math.max(before.width, now.width);
  const height = Math.max(before.height, now.height);
  const out = new PNG({ width, height });
  const on = (picture: Picture) => onCanvas(picture, width, height);
  const points = pixelmatch(on(before), on(now), out.data, width, height, { threshold: 0.06 });
  return { points, of: width * height, where: () => PNG.sync.write(out) };
}

/** On a ground of a colour that no surface has. */
function onCanvas({ width, height, data }: Picture, wide: number, high: number): Uint8Array {
  if (width === wide && height === high) return data;
  const ground = new Uint8Array(new Uint32Array(wide * high).fill(0xff_ff_00_ff).buffer);
  for (let y = 0; y < height; y += 1) ground.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * wide * 4);
  return ground;
}
