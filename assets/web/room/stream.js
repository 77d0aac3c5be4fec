// State of a room: a stream while the page is visible, else asked for every two seconds.

const SILENCE = 40_000; // milliseconds without a heartbeat, after which a stream is dead
const FIRST = 3_000; // milliseconds until the first state; a proxy that holds streams back sends none
const PAUSE = 2_000;

// Calls `show` with each new state, `lost` with true and false as the connection goes and comes, and `gone` if
// there is no such room any more. `headers` go with the requests for a state. Returns a function that ends it.
export function watch(root, { show, lost, gone, headers = {} }) {
  let stream = null;
  let watchdog = 0;
  let poll = 0;
  let again = 0;
  let version = "";
  let ended = false;

  function heard() {
    clearTimeout(watchdog);
    clearInterval(poll);
    poll = 0;
    watchdog = setTimeout(reopen, SILENCE);
    lost(false);
  }

  function take(state) {
    if (ended) return;
    version = String(state.v);
    show(state);
  }

  async function ask() {
    try {
      const answer = await fetch(`${root}/state?v=${version}`, { headers, cache: "no-store" });
      if (answer.status === 404 || answer.status === 410) return end();
      lost(!(answer.ok || answer.status === 304));
      if (answer.status === 200) take(await answer.json());
    } catch {
      lost(true);
    }
  }

  function stop() {
    ended = true;
    close();
  }

  function end() {
    if (ended) return;
    stop();
    gone();
  }

  function close() {
    stream?.close();
    stream = null;
    clearTimeout(watchdog);
    clearTimeout(again);
    clearInterval(poll);
    poll = again = 0;
  }

  function reopen() {
    close();
    if (document.hidden || ended) return;
    stream = new EventSource(`${root}/events`);
    stream.addEventListener("message", (event) => {
      heard();
      take(JSON.parse(event.data));
    });
    stream.addEventListener("beat", heard);
    // A browser gives a stream up after some errors, and does not say so; asking goes on for ever.
    stream.addEventListener("error", () => {
      poll ||= setInterval(ask, PAUSE);
      if (stream?.readyState === EventSource.CLOSED) again ||= setTimeout(reopen, PAUSE);
      ask();
    });
    watchdog = setTimeout(() => {
      poll ||= setInterval(ask, PAUSE);
      ask();
    }, FIRST);
  }

  // A phone that sleeps loses the stream without an error: it is opened anew each time the page is seen again.
  document.addEventListener("visibilitychange", reopen);
  addEventListener("pageshow", (event) => event.persisted && reopen());
  addEventListener("online", reopen);
  reopen();
  return stop;
}

// Fills {joined}, {answered} and {left} of the texts that show them.
export function fill(numbers) {
  for (const node of document.querySelectorAll("[data-live]")) {
    const known = { ...JSON.parse(node.dataset.known ?? "{}"), ...numbers };
    node.dataset.known = JSON.stringify(known);
    const text = node.dataset.live.replace(/\{(\w+)\}/g, (hole, name) => known[name] ?? hole);
    if (!/\{\w+\}/.test(text) && node.textContent !== text) node.textContent = text;
  }
}

// Counts the seconds of a vote down; `over` is called once at its end.
export function countdown(over) {
  let timer = 0;
  return (left) => {
    clearInterval(timer);
    if (left === null || left === undefined) return;
    const end = Date.now() + left * 1000;
    const tick = () => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      fill({ left: rest });
      if (rest === 0) {
        clearInterval(timer);
        over();
      }
    };
    timer = setInterval(tick, 250);
    tick();
  };
}

// Place of a state in the room's course; a page whose place has changed is fetched anew.
export function place(state) {
  return state.phase === "lobby" || state.phase === "next"
    ? `${state.phase}-0-`
    : `${state.phase}-${state.round}-${state.question}`;
}

// Replaces the main part, name and title of the page by those of the same address as it is now.
export async function renew(headers = {}) {
  const answer = await fetch(location.href, { headers: { ...headers, Accept: "text/html" }, cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("main").replaceWith(fresh.querySelector("main"));
  const [here, there] = [document, fresh].map((page) => page.getElementById("name"));
  if (here && there) here.textContent = there.textContent;
  return document.querySelector("main");
}
