import { canHold, proposeMap, type OwnApp } from '../recipes/own-app.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';

export type { OwnApp };

/** One of our fields, which of an app's fields can be it, and which it is or most likely is. */
export type FieldChoice = {
  field: Teachable;
  code?: string;
  choices: { code: string; label: string; sample?: string }[];
};

/** What a person chooses among for an app: what they confirmed, else what is proposed. */
export function choicesOf({ fields, map }: OwnApp): FieldChoice[] {
  const chosen = map ?? proposeMap(fields);
  return teachable.flatMap((field) => {
    const choices = fields
      .filter((own) => canHold(field, own))
      .map(({ code, label = code, sample }) => ({ code, label, ...(sample !== undefined && { sample }) }));
    const code = chosen[field];
    return choices.length > 0 ? [{ field, choices, ...(code !== undefined && { code }) }] : [];
  });
}

export const hostOf = ({ site }: OwnApp): string => URL.parse(site)?.host ?? site;
