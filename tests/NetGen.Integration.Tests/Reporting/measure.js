// Looks at the page it was put into as its readers would, and tells the page around it what it found.
const troubles = [];
addEventListener('error', event => troubles.push(`error: ${event.message ?? event.target.outerHTML}`), true);
addEventListener('securitypolicyviolation', event => troubles.push(`refused: ${event.blockedURI}`));

addEventListener('load', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) troubles.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    // A table that is too wide scrolls in its own frame.
    if (box.width > 0 && box.right > width + 0.5 && !element.closest('.scroll table')) troubles.push(`too far right: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const request of performance.getEntriesByType('resource'))
    if (!request.name.startsWith('data:')) troubles.push(`loaded: ${request.name}`);
  for (const image of document.images)
    if (!image.complete || image.naturalWidth === 0) troubles.push(`not a picture: ${image.alt}`);
  for (const image of document.querySelectorAll('svg[role=img], img'))
    if (!(image.getAttribute('aria-label') ?? image.alt)) troubles.push(`no text: ${image.outerHTML.slice(0, 120)}`);

  let weakest = 21, texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('script, title') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element), background = backgroundOf(element);
    const color = over(rgba(element.closest('svg') ? style.fill : style.color), background);
    const ratio = contrast(color, background);
    texts++;
    if (ratio < weakest) weakest = ratio;
    if (ratio < 4.5) troubles.push(`contrast ${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`);
  }

  parent.postMessage(JSON.stringify({ width: innerWidth, dark: matchMedia('(prefers-color-scheme: dark)').matches, texts, weakest, troubles: troubles.slice(0, 20) }), '*');
});

function rgba(text) {
  const numbers = text.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  const scale = text.startsWith('color(') ? 255 : 1;
  return [...numbers.slice(0, 3).map(number => number * scale), numbers[3] ?? 1];
}

function over(top, below) {
  return [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
}

function backgroundOf(element) {
  const behind = element.parentElement ? backgroundOf(element.parentElement) : [255, 255, 255, 1];
  return over(rgba(getComputedStyle(element).backgroundColor), behind);
}

// Relative luminance and contrast ratio of WCAG 2.1.
function luminance(color) {
  const [red, green, blue] = color.slice(0, 3).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first, second) {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
