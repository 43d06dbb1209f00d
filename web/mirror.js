// The mirror: an element beside the canvas for every control that the program draws on it, for those who hear the map or
// type on glass. The program says what there is (src/web/mirror.rs); what is done to an element is asked of its control.
// The focus of a keyboard stays on the canvas, which names the element that has it (aria-activedescendant).

/** Keeps the mirror of `canvas` in `box`; call the answer with what the program tells. */
export function createMirror(canvas, box, program) {
  const elements = new Map(); // by the control's number
  const coarse = matchMedia('(pointer: coarse)');

  function show({ nodes, focus }) {
    const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
    for (const [id, element] of elements) {
      if (kinds.get(id) === element.dataset.kind) continue;
      element.remove();
      elements.delete(id);
    }
    let place = box.firstChild;
    for (const node of nodes) {
      const element = elementOf(node);
      // Only what is out of place moves: an element that moves loses the focus.
      if (element === place) place = place.nextSibling;
      else box.insertBefore(element, place);
      describe(element, node);
    }
    const held = elements.get(focus);
    if (held) canvas.setAttribute('aria-activedescendant', held.id);
    else canvas.removeAttribute('aria-activedescendant');
  }

  function elementOf(node) {
    const known = elements.get(node.id);
    if (known) return known;
    const element = make(node, program);
    elements.set(node.id, element);
    return element;
  }

  function describe(element, { kind, name, value, on, disabled, range, at }) {
    if (kind === 'label') setText(element, name);
    else {
      if (kind === 'button' || kind === 'link') setText(element, value && value !== name ? `${name}, ${value}` : name);
      else setAttribute(element, 'aria-label', name);
      setAttribute(element, 'aria-disabled', disabled ? 'true' : null);
    }
    if (kind === 'button') setAttribute(element, 'aria-pressed', on === undefined ? null : String(on));
    if (kind === 'link') setAttribute(element, 'aria-current', on ? 'true' : null);
    if (kind === 'checkbox' || kind === 'radio') element.checked = Boolean(on);
    if (kind === 'text' && document.activeElement !== element && element.value !== value) element.value = value;
    if (kind === 'slider') slide(element, value, range);
    if (at) stand(element, at);
  }

  // Over its control, so that a finger that explores the screen finds it there; only a field takes the tap itself, because
  // a telephone opens its keyboard for nothing less.
  function stand(element, [left, top, width, height]) {
    Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    element.classList.toggle('touchable', element.dataset.kind === 'text' && coarse.matches);
  }

  return show;
}

function make({ id, kind }, program) {
  const element = document.createElement({ button: 'button', link: 'button', label: 'span' }[kind] ?? 'input');
  element.id = `control-${id}`;
  element.dataset.kind = kind;
  if (kind === 'label') return element;
  element.tabIndex = -1;
  if (kind === 'link') element.setAttribute('role', 'link');
  if (element.localName === 'button') element.type = 'button';
  if (kind === 'checkbox' || kind === 'radio') element.type = kind;
  if (kind === 'slider') return slider(element, id, program);
  if (kind === 'text') return field(element, id, program);
  element.addEventListener('click', (event) => {
    event.preventDefault(); // the program says whether it is on now
    program.mirror_ask(id, 'click');
  });
  element.addEventListener('focus', () => program.mirror_ask(id, 'focus'));
  return element;
}

// The control moves by its own steps: the element is put back to what the program says.
function slider(element, id, program) {
  element.type = 'range';
  element.step = 'any';
  const ask = (up) => program.mirror_ask(id, up ? 'increment' : 'decrement');
  element.addEventListener('input', () => {
    const now = Number(element.dataset.now);
    const up = element.valueAsNumber > now;
    element.valueAsNumber = now;
    ask(up);
  });
  element.addEventListener('keydown', (event) => {
    const up = ['ArrowRight', 'ArrowUp'].includes(event.key);
    if (!up && !['ArrowLeft', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    ask(up);
  });
  element.addEventListener('focus', () => program.mirror_ask(id, 'focus'));
  return element;
}

function slide(element, value, [now, min, max]) {
  element.min = min ?? 0;
  element.max = max ?? Math.max(now ?? 0, 1);
  element.dataset.now = now ?? 0;
  element.valueAsNumber = now ?? 0;
  setAttribute(element, 'aria-valuetext', value || null);
}

function field(element, id, program) {
  element.type = 'text';
  element.autocomplete = 'off';
  element.maxLength = 200;
  element.addEventListener('focus', () => program.mirror_ask(id, 'focus'));
  element.addEventListener('input', (event) => {
    if (!event.isComposing) program.mirror_type(id, element.value);
  });
  element.addEventListener('compositionend', () => program.mirror_type(id, element.value));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'Escape') handBack(event);
  });
  return element;
}

// Enter and Escape end the typing and are the map's.
function handBack(event) {
  const canvas = document.getElementById('map');
  event.preventDefault();
  canvas.focus();
  for (const kind of ['keydown', 'keyup']) {
    canvas.dispatchEvent(new KeyboardEvent(kind, { key: event.key, code: event.code, bubbles: true, cancelable: true }));
  }
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
