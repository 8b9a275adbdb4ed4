export { chile } from './chile.ts';
export { lyca } from './lyca.ts';
export { mexico } from './mexico.ts';
export { monaco } from './monaco.ts';
export { newCaledonia } from './new-caledonia.ts';
