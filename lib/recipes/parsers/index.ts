/** The named ways of reading a text; a recipe refers to them by name. */
export type ParserName = 'text' | 'id' | 'money' | 'date' | 'dateTime' | 'percent' | 'count' | 'state';
