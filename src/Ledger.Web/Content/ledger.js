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
  const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = goal; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") {
      at.open = true;
    }
  }
  goal?.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// What is typed in a form is kept in this tab until it is recorded: a lost page or session loses nothing.
for (const form of document.querySelectorAll("[data-blijf]")) {
  const kept = `formulier ${location.pathname}`;
  const fields = () => [...form.elements].filter((e) => e.id && e.name && e.type !== "file");
  const typed = form.dataset.blijf === "leeg" && sessionStorage.getItem(kept);
  if (typed) {
    const values = JSON.parse(typed);
    for (const field of fields()) {
      field.value = values[field.name] ?? field.value;
    }
  }
  form.addEventListener("input", () => {
    sessionStorage.setItem(kept, JSON.stringify(Object.fromEntries(fields().map((f) => [f.name, f.value]))));
  });
}
if (document.querySelector("[data-vastgelegd]")) {
  for (const key of Object.keys(sessionStorage).filter((k) => k.startsWith("formulier "))) {
    sessionStorage.removeItem(key);
  }
}

// The fingerprint of a file is made here: the file itself goes nowhere.
for (const place of document.querySelectorAll("[data-vingerafdruk]")) {
  place.hidden = false;
  place.querySelector("input").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (file) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      document.getElementById(place.dataset.vingerafdruk).value =
        Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
  });
}
