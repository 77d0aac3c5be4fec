// Keys of a question card: 1 to 9 choose an option, Enter confirms. At the projector keys turn the pages.

const CARD = "[class*='st-key-quiz-']";
const ALONE = `.st-key-round ${CARD}`; // a review shows one card, which has the keys unless something else has the focus
const OPTION = "[data-testid='stRadioOption'] input, .stCheckbox input";
const BOX = ".stTextInput input";
const PATIENCE = 10_000; // milliseconds within which the server has graded an answer

const cardOf = (target) => target.closest?.(CARD) ?? (target === document.body ? document.querySelector(ALONE) : null);
const button = (card) => card?.querySelector("[class*='st-key-check-'] button");
const wayOn = (card) => card.querySelector("[class*='st-key-onward-'] :is(a, button)");

// Input method composition, and shortcuts of the browser.
const foreign = (event) => event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey;

function choose(card, number) {
  const option = card.querySelectorAll(OPTION)[number - 1];
  option?.focus();
  option?.click();
  return option;
}

function confirm(card) {
  const next = button(card) ?? wayOn(card);
  next?.click();
  return next;
}

function press(event) {
  const { key, target } = event;
  const card = foreign(event) ? null : cardOf(target);
  if (!card) return;
  const own = target === card || target === document.body || target.matches(OPTION);
  let done = null;
  if (key === "Enter" && own) done = confirm(card);
  if (/^[1-9]$/.test(key) && (own || target.matches("button"))) done = choose(card, Number(key));
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

// Enter in a text box, after the box itself has sent its text.
function enter(event) {
  if (event.key === "Enter" && !foreign(event) && event.target.matches?.(BOX)) button(cardOf(event.target))?.click();
}

// The focus moves from the option or button that was used, which goes, to the way on; it stays if it is elsewhere.
function follow(name, until) {
  const card = document.querySelector(`.${CSS.escape(name)}`);
  const at = document.activeElement;
  const free = at === document.body || (card?.contains(at) && !at.matches(BOX));
  if (!free || performance.now() > until) return;
  const way = card && wayOn(card);
  if (way) way.focus({ preventScroll: true });
  else setTimeout(() => follow(name, until), 100);
}

export function listen(projected) {
  addEventListener("keydown", (event) => !projected() && press(event), true); // the options keep their keys to themselves
  addEventListener("keydown", enter);
  addEventListener("pointerdown", ({ target }) => {
    const card = target.closest?.(CARD);
    if (card) card.tabIndex = -1; // so that a click anywhere on the card gives it the focus
  }, true);
  addEventListener("click", ({ target }) => {
    const card = target.closest?.("[class*='st-key-check-'], [class*='st-key-show-']")?.closest(CARD);
    const name = card && [...card.classList].find((part) => part.startsWith("st-key-quiz-"));
    if (name) setTimeout(() => follow(name, performance.now() + PATIENCE), 300);
  }, true);
}
