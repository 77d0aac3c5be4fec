// The wall follows the phases of the room.

import { countdown, fill, place, renew, watch } from "./stream.js";

const { code, base } = document.body.dataset;
const count = countdown(() => {});
let main = document.querySelector("main");

watch(`${base}room/${code}`, {
  async show(state) {
    fill({ joined: state.joined, answered: state.answered });
    if (main.dataset.place === place(state)) return;
    main = await renew();
    count(main.dataset.left);
  },
  lost() {},
  gone: () => location.reload(),
});
count(main.dataset.left);
