import { dataSet } from './data-set.ts';

export default () => dataSet(new Date());
