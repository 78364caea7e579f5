// What only a browser can do: the pen on the paper, keys wherever the focus is, and pictures of numbers.

// Half of what the picture's pen would be wide if a drawing filled the paper: most drawings are smaller.
const brush = 0.07;
const [down, move, look, up] = [0, 1, 2, 3];

let context, last = null;

// Draws what the pen does, and tells of it: every point, and once a frame that it is time to look.
export function listen(pen, key) {
  const paper = document.getElementById('paper');
  context = paper.getContext('2d');
  context.lineCap = context.lineJoin = 'round';
  let awaitsLook = false;

  const lookSoon = () => {
    if (!awaitsLook) {
      awaitsLook = true;
      requestAnimationFrame(() => { awaitsLook = false; pen(look, 0, 0); });
    }
  };
  const placeOf = event => {
    const box = paper.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const touch = (phase, place) => {
    line(paper, last ?? place, place);
    last = place;
    pen(phase, ...place);
    lookSoon();
  };

  paper.addEventListener('pointerdown', event => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    document.activeElement?.blur();
    paper.setPointerCapture(event.pointerId);
    touch(down, placeOf(event));
  });
  paper.addEventListener('pointermove', event => {
    if (last === null || !event.isPrimary) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const part of passed.length > 0 ? passed : [event]) touch(move, placeOf(part));
  });
  const lift = event => {
    if (last === null || !event.isPrimary) return;
    last = null;
    pen(up, 0, 0);
  };
  paper.addEventListener('pointerup', lift);
  paper.addEventListener('pointercancel', lift);

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isText = event.target.matches('input'), isButton = event.target.matches('button, a');
    if (event.key === 'Escape' || (!isText && ['Delete', 'Backspace'].includes(event.key)) || (!isText && !isButton && event.key === 'Enter')) {
      event.preventDefault();
      key(event.key);
    }
  });
}

// A new sheet of paper.
export function clear() {
  last = null;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

// Shows values of pixels as ink, one canvas for each channel; the largest value of all is the darkest.
export function paint(id, side, channels, view) {
  const values = new Float32Array(view.slice().buffer);
  const largest = values.reduce((a, b) => Math.max(a, b), 1e-6);
  for (let channel = 0; channel < channels; channel++) {
    const target = document.getElementById(channels > 1 ? `${id}-${channel}` : id)?.getContext('2d');
    if (!target) continue;
    const image = target.createImageData(side, side);
    for (let pixel = 0; pixel < side * side; pixel++) {
      image.data[4 * pixel + 3] = 255 * values[pixel * channels + channel] / largest;
    }
    target.putImageData(image, 0, 0);
  }
}

// Puts the focus where the next thing is to be done.
export function focus(id) {
  document.getElementById(id)?.focus();
}

function line(paper, [x0, y0], [x1, y1]) {
  const { width, height } = paper;
  context.lineWidth = brush * width;
  context.beginPath();
  context.moveTo(x0 * width, y0 * height);
  context.lineTo(x1 * width, y1 * height);
  context.stroke();
}
