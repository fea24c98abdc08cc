import { parseArgs } from 'node:util';

/** Ends the tool with a sentence instead of a stack. */
export class Refusal extends Error {}

type Options = Readonly<Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>>;

/** Options of a command line, `--name value` or `--name=value`; an unknown one is refused with those there are. */
export function optionsOf<const O extends Options>(options: O, args: readonly string[] = process.argv.slice(2)) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ');
    throw new Refusal(
      `${error instanceof Error ? error.message.split('. ')[0] : 'These options cannot be read'}. Known options: ${known}.`,
      { cause: error },
    );
  }
}

/** Runs a tool; a refusal is printed as the sentence it is, and the exit code says that nothing was computed. */
export async function runTool(main: () => Promise<void> | void): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
