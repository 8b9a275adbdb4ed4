import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';

class Live extends Directive {
  override render(value: unknown): unknown {
    return value;
  }

  override update({ element, name }: PropertyPart, [value]: [unknown]): unknown {
    if (Reflect.get(element, name) !== value) Reflect.set(element, name, value);
    return noChange;
  }
}

/** For a property that the reader changes too: set wherever it differs from what it is, not from what was drawn last. */
export const live = directive(Live);
