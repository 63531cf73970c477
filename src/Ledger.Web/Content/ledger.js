// What a page gains by a script; every page works without it.
"use strict";

// Results while one types; the button and the Enter key still open the page of results.
for (const form of document.querySelectorAll("[data-zoek]")) {
  const field = form.querySelector("[name=q]");
  const place = document.getElementById("gevonden");
  let pending = null;
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      pending?.abort();
      if (field.value.trim().length < 2) {
        place.replaceChildren();
        return;
      }
      pending = new AbortController();
      const asked = new URLSearchParams(new FormData(form));
      asked.set("deel", "ja");
      try {
        const answer = await fetch(`/zoeken?${asked}`, { signal: pending.signal });
        if (answer.ok) {
          const found = new DOMParser().parseFromString(await answer.text(), "text/html");
          place.replaceChildren(...found.body.childNodes);
        }
      } catch (error) {
        if (error.name !== "AbortError") {
          place.textContent = "Het zoeken lukt nu niet; probeer de knop.";
        }
      }
    }, 150);
  });
}

// The arrow keys go a step back or on, where a page has steps and nobody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [tabindex='0']");
  if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (way) {
    document.querySelector(`a[rel=${way}]`)?.click();
  }
});

// Who follows a link to something inside what is folded, gets to see it.
const unfold = () => {
  const goal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = goal; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") {
      at.open = true;
    }
  }
  goal?.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
