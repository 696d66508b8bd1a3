/* A link to a view of the app (?story=...&place=...&event=...) goes on to that part of the story's page. */
(function () {
  "use strict";
  const known = JSON.parse(document.getElementById("ov-site-data").textContent);
  const asked = new URLSearchParams(window.location.search);
  const story = asked.get("story") || (asked.get("place") || asked.get("event") ? known[0] : "");
  if (!story) return;
  if (!known.includes(story)) {
    const notice = document.getElementById("ov-unknown");
    notice.textContent = notice.dataset.said.replace("{value}", story.slice(0, 40));
    notice.hidden = false;
    return;
  }
  const parts = new URLSearchParams();
  for (const name of ["place", "event", "lang"]) if (asked.get(name)) parts.set(name, asked.get(name));
  window.location.replace("./" + story + "/" + (parts.size ? "#" + parts : ""));
})();
