import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedSchema } from '../../lib/app/policy-schema.ts';
import { root } from './cache.ts';

/** Writes the schema of what a company can fix, which browsers ask for, from that of the settings. */
export const schemaPath = join(root, 'public/managed_schema.json');
export const schemaText = (): string => `${JSON.stringify(managedSchema(), null, 2)}\n`;

if (import.meta.main) writeFileSync(schemaPath, schemaText());
