import type { HostClasses } from './document.ts';
import type { HostilePage } from './page.ts';
import { styled } from './styled.ts';

/** A framework's own sheet, as its users load it, with its classes around the elements. */
const framework = (name: string, title: string, file: string, classes: HostClasses = {}): HostilePage =>
  styled(name, title, `Stands on ${title}.`, {
    css: new URL(`../../node_modules/${file}`, import.meta.url),
    ...classes,
  });

export const FRAMEWORKS: readonly HostilePage[] = [
  framework('bootstrap', 'Bootstrap', 'bootstrap/dist/css/bootstrap.min.css', {
    main: 'container-fluid text-uppercase',
    section: 'card p-3 lh-lg text-end',
  }),
  framework('bulma', 'Bulma', 'bulma/css/bulma.min.css', {
    main: 'section',
    section: 'box content is-large has-text-centered',
  }),
  framework('pico', 'Pico', '@picocss/pico/css/pico.min.css', { main: 'container-fluid' }),
  framework('tailwind', 'Tailwind’s preflight', 'tailwindcss/preflight.css'),
  framework('fomantic', 'Fomantic UI', 'fomantic-ui-css/semantic.min.css', {
    main: 'ui form',
    section: 'ui inverted segment',
  }),
  framework('uikit', 'UIkit', 'uikit/dist/css/uikit.min.css', {
    main: 'uk-container',
    section: 'uk-card uk-card-body uk-text-lead',
  }),
  framework('water', 'Water.css', 'water.css/out/water.min.css'),
  framework('materialize', 'Materialize', '@materializecss/materialize/dist/css/materialize.min.css', {
    main: 'container',
    section: 'card-panel flow-text',
  }),
];
