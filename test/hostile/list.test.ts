import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { GROUPS } from '../../demo/hostile/pages.ts';
import { complaintsOf, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

it('hostile pages: each is in the list once, and is there', async () => {
  const pages = GROUPS.flatMap((group) => group.pages);
  assert.equal(new Set(pages.map(({ path }) => path)).size, pages.length);
  const list = await fetch(stage.at('')).then((answer) => answer.text());
  for (const { path, unlisted } of pages) {
    const { status } = await fetch(stage.at(path));
    assert.equal(status, 200, path);
    assert.equal(list.includes(`href="/hostile/${path}"`), !unlisted, path);
  }
});

it('hostile pages: what a page complains of is collected, and counted in its corner', async () => {
  const visit = await stage.engine.visit();
  const tab = await visit.tab();
  await tab.goto(stage.at('style/blank'));
  assert.deepEqual(await complaintsOf(tab), []);
  await tab.evaluate(() => {
    console.error('of the page');
    const image = document.createElement('img');
    image.src = 'https://elsewhere.example/pixel.png';
    document.body.append(image);
    return new Promise((resolve) => addEventListener('securitypolicyviolation', () => resolve(null)));
  });
  const complaints = await complaintsOf(tab);
  assert.ok(complaints.includes('console: of the page'), String(complaints));
  assert.ok(
    complaints.some((complaint) => complaint.startsWith('policy: img-src')),
    String(complaints),
  );
  // At once: one more may come at any time.
  const [shown, counted] = await tab.evaluate(() => [
    document.querySelector('hostile-watch')?.shadowRoot?.querySelector('summary')?.textContent,
    (globalThis as unknown as { complaints: readonly string[] }).complaints.length,
  ]);
  assert.equal(shown, `${counted} complaints`);
  await visit.close();
});
