import * as en from './en-sample.ts';
import * as ja from './ja-sample.ts';
import { speaker } from './speak.ts';

/** What pages say that offer the sample. */
export const t = speaker({ ...en.sample, ...en.sampleCare }, { ...ja.sample, ...ja.sampleCare });
