import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSync } from 'vite';
import { stylesFirst } from '../../../build/styles-first.ts';

const moved = (code: string): string => stylesFirst(code, parseSync('chunk.js', code).program);

test('style sheets come to the front, in their order; all else stays in its own', () => {
  assert.equal(
    moved('import{c}from"./core.js";var a=1,b=c`.x{top:0}`,d=2;f(d);let e=c`.y{top:1}`;export{b,e};'),
    'import{c}from"./core.js";var b=c`.x{top:0}`,e=c`.y{top:1}`;var a=1,d=2;f(d);export{b,e};',
  );
});

const HOLE = ['$', '{a}'].join('');
for (const [what, code] of Object.entries({
  'made by a tag of the chunk itself': 'var c=(s)=>s,b=c`.x{top:0}`;export{b};',
  'with a hole': `import{c}from"./core.js";var a=g(),b=c\`.x{top:${HOLE}}\`;export{b};`,
  'of markup': 'import{h}from"./core.js";var a=1,b=h`<p>x</p>`;export{b};',
})) {
  test(`a template ${what} stays where it is`, () => assert.equal(moved(code), code));
}
