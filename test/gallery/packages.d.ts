/** Of both only what is used here. */
declare module 'pngjs' {
  export class PNG {
    static readonly sync: { read(file: Buffer): PNG; write(png: PNG): Buffer };
    constructor(size: { width: number; height: number });
    readonly width: number;
    readonly height: number;
    readonly data: Buffer;
  }
}

declare module 'pixelmatch' {
  export default function pixelmatch(
    one: Uint8Array,
    other: Uint8Array,
    differences: Uint8Array,
    width: number,
    height: number,
    options: { threshold: number },
  ): number;
}
