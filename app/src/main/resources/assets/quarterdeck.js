"use strict";
// The page reads without this script; it adds keys, the palette, drafts and the drawer's focus.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (selector, within = document) => within.querySelector(selector);
  const asOf = new URLSearchParams(location.search).get("asOf");
  const withDay = (href) => {
    if (!asOf || href.includes("asOf=")) return href;
    const [, path, part] = /^([^#]*)(.*)$/.exec(href);
    return path + (path.includes("?") ? "&" : "?") + "asOf=" + encodeURIComponent(asOf) + part;
  };
  const memory = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a browser without storage forgets */ } },
  };
  const say = (words) => { const live = $("#live"); if (live) live.textContent = words; };

  // ---- keys -------------------------------------------------------------------------------
  const keysOn = () => memory.get("keys") !== "off";
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") && !target.matches("[type=checkbox], [type=radio]");
  let pending = "";
  const places = () => [...document.querySelectorAll("[data-go]")];
  const rows = () => [...document.querySelectorAll("[data-rows] > tbody > tr, [data-rows] > li")].filter((row) => row.offsetParent);
  // Enter on a line of a review does the likeliest; elsewhere the first thing that can be used.
  const stopIn = (row) => $(".choices button", row) || [...row.querySelectorAll("a, button, summary, input:not([type=hidden])")].find((one) => one.offsetParent);
  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest("[data-rows] > tbody > tr, [data-rows] > li"));
    const row = all[Math.min(all.length - 1, Math.max(0, now < 0 && by < 0 ? 0 : now + by))];
    const stop = stopIn(row) || row;
    if (stop === row) row.tabIndex = -1;
    stop.focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const explain = () => {
    const active = document.activeElement;
    const figure = active.matches("[data-figure]") ? active : $("[data-figure]", active.closest("section, article, tr, li") || $("main")) || $("main [data-figure]");
    if (figure) figure.click();
  };
  const single = {
    "?": () => $("#keys").showModal(),
    "/": () => ($("main [type=search]") || $("#open-palette")).focus(),
    e: explain,
    j: () => step(1),
    k: () => step(-1),
    t: () => { const day = $("#asOf"); if (day) day.focus(); },
  };
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && $("#drawer .close") && !$("dialog[open]")) {
      $("#drawer .close").click();
      return;
    }
    if (!keysOn() || typing(event.target) || $("dialog[open]")) return;
    if (pending === "g") {
      pending = "";
      const place = places().find((one) => one.dataset.go === event.key);
      if (place) { event.preventDefault(); place.click(); }
      return;
    }
    if (event.key === "g") { pending = "g"; setTimeout(() => { pending = ""; }, 1500); return; }
    const action = single[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  const toggle = $("#keys-on");
  if (toggle) {
    toggle.checked = keysOn();
    toggle.addEventListener("change", () => memory.set("keys", toggle.checked ? "on" : "off"));
  }
  addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) { event.preventDefault(); opener.dataset.opens === "palette" ? openPalette() : $("#" + opener.dataset.opens).showModal(); }
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog").close();
  });

  // ---- palette ----------------------------------------------------------------------------
  let index = null;
  let whole = false;
  let hits = [];
  let chosen = 0;
  const palette = $("#palette");
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const listed = (one) => ({ ...one, folded: fold(one.name + " " + (one.also || "")) });
  const openPalette = () => {
    if (!palette) return;
    if (!palette.open) palette.showModal();
    const field = $("input", palette);
    field.select();
    if (whole) return find(field.value);
    // The places are on every page: something can be chosen before the rest has come.
    index = places().map((one) => listed({ name: one.textContent.trim(), kind: "page", key: one.title, href: one.getAttribute("href") }));
    find(field.value);
    fetch(withDay("/palette.json"), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((all) => { index = all.entries.map(listed); whole = true; find(field.value); })
      .catch(() => { $(".foot", palette).textContent = "The list could not be loaded. Maybe sign in again."; });
  };
  const score = (one, words) => {
    let sum = 0;
    for (const word of words) {
      const at = one.folded.indexOf(word);
      if (at < 0) return -1;
      sum += at === 0 ? 3 : one.folded[at - 1] === " " ? 2 : 1;
    }
    return sum + (one.kind === "page" ? 0.5 : 0);
  };
  const find = (text) => {
    if (!index) return;
    const words = fold(text).split(/\s+/).filter(Boolean);
    hits = words.length
      ? index.map((one) => [score(one, words), one]).filter(([points]) => points >= 0).sort(([a], [b]) => b - a).slice(0, 30).map(([, one]) => one)
      : index.filter((one) => one.kind === "page" || one.kind === "command").slice(0, 30);
    chosen = 0;
    show();
  };
  const show = () => {
    const list = $("ul", palette);
    list.replaceChildren(...hits.map((one, at) => {
      const line = document.createElement("li");
      line.id = "hit-" + at;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", at === chosen);
      const name = document.createElement("span");
      name.textContent = one.name;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = one.key ? one.kind + " · " + one.key : one.kind;
      line.append(name, kind);
      line.addEventListener("click", () => { chosen = at; go(); });
      return line;
    }));
    const field = $("input", palette);
    field.setAttribute("aria-activedescendant", hits.length ? "hit-" + chosen : "");
    $(".foot", palette).textContent = hits.length ? "↑ ↓ to choose, Enter to open, Esc to close" : whole ? "Nothing is called that." : "Loading the rest.";
    const active = $("[aria-selected=true]", list);
    if (active) active.scrollIntoView({ block: "nearest" });
  };
  const go = () => {
    const hit = hits[chosen];
    if (!hit) return;
    palette.close();
    location.href = withDay(hit.href);
  };
  if (palette) {
    $("input", palette).addEventListener("input", (event) => find(event.target.value));
    palette.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) { event.preventDefault(); chosen = Math.min(hits.length - 1, Math.max(0, chosen + by)); show(); }
      if (event.key === "Enter") { event.preventDefault(); go(); }
    });
    palette.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
  }

  // ---- drawer: its open state is part of the address ----------------------------------------
  let opener = null;
  addEventListener("click", (event) => {
    const figure = event.target.closest("[data-figure]");
    if (figure) opener = figure.dataset.figure;
  });
  // It opens at once, with what the page knows; the server fills it.
  addEventListener("htmx:beforeRequest", (event) => {
    const { elt, target } = event.detail;
    if (!target || target.id !== "drawer" || !elt.matches("[data-figure]") || $("#drawer .drawer")) return;
    const shell = document.createElement("aside");
    shell.className = "drawer";
    shell.setAttribute("aria-busy", "true");
    for (const [name, words] of [["h2", elt.textContent.trim()], ["p", "Loading the explanation."]]) {
      const part = document.createElement(name);
      part.textContent = words;
      if (name === "p") part.className = "quiet";
      shell.append(part);
    }
    target.replaceChildren(shell);
  });
  for (const failure of ["htmx:sendError", "htmx:responseError"]) {
    addEventListener(failure, () => { const shell = $("#drawer [aria-busy]"); if (shell) shell.remove(); });
  }
  const settle = () => {
    const heading = $("#drawer h2");
    if (heading) heading.focus({ preventScroll: true });
    else if (opener) { const figure = document.querySelector('[data-figure="' + CSS.escape(opener) + '"]'); if (figure) figure.focus({ preventScroll: true }); opener = null; }
  };
  // What fills one part of the page was drawn before the others changed: it keeps what the address says of them.
  addEventListener("htmx:configRequest", (event) => {
    const { target, elt, verb, path } = event.detail;
    const part = target && (target.id === "drawer" ? "explain" : elt.closest(".table") === target ? target.id : "");
    if (verb !== "get" || !part) return;
    const own = (key) => key === part || key.startsWith(part + ".");
    const asked = new URL(path, location.href);
    if (asked.pathname !== location.pathname) return;
    for (const [key, value] of event.detail.formData) asked.searchParams.append(key, value);
    const state = new URLSearchParams();
    for (const [key, value] of new URLSearchParams(location.search)) if (!own(key)) state.append(key, value);
    for (const [key, value] of asked.searchParams) if (own(key)) state.append(key, value);
    for (const key of [...event.detail.formData.keys()]) event.detail.formData.delete(key);
    event.detail.path = location.pathname + (state.size ? "?" + state : "");
  });
  addEventListener("htmx:afterSettle", (event) => { if (event.detail.target && event.detail.target.id === "drawer") settle(); });
  // A line of a review that was decided in place hands the focus on to the next one.
  let next = null;
  addEventListener("htmx:beforeRequest", (event) => {
    const line = event.detail.elt.closest(".review > li");
    next = line && { id: line.id, after: line.nextElementSibling && line.nextElementSibling.id };
  });
  addEventListener("htmx:afterSettle", () => {
    if (!next || (document.activeElement && document.activeElement !== document.body)) return;
    const line = document.getElementById(next.after) || document.getElementById(next.id);
    const stop = line && stopIn(line);
    if (stop) stop.focus();
    next = null;
  });
  // A refusal keeps the line, and says why in it.
  const refuse = (line, answer) => {
    const said = $("main .message[role=status]", new DOMParser().parseFromString(answer, "text/html"));
    const words = said ? said.textContent.trim() : "That was refused. Maybe load the page again.";
    let note = $("[data-refused]", line);
    if (!note) {
      note = document.createElement("p");
      note.className = "message bad";
      note.dataset.refused = "";
      line.firstElementChild.append(note);
    }
    note.textContent = words;
    say("");
    setTimeout(() => say(words), 50);
  };
  addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    const line = (event.detail.requestConfig ? event.detail.requestConfig.elt : event.target).closest(".review > li");
    if (line && (status === 422 || status === 409)) {
      event.detail.shouldSwap = false;
      event.detail.isError = false;
      next = null;
      refuse(line, event.detail.xhr.responseText);
      return;
    }
    if (status === 401) { location.reload(); event.detail.shouldSwap = false; }
    else if (status >= 400 && status !== 422 && status !== 409) { toast("That did not work: " + status + ". Maybe load the page again."); }
    else if (status >= 400) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  addEventListener("htmx:sendError", () => toast("The server does not answer. Maybe it is not running."));
  const toast = (words) => {
    const old = $(".toast");
    if (old) old.remove();
    const note = document.createElement("p");
    note.className = "toast";
    note.setAttribute("role", "status");
    note.textContent = words;
    document.body.append(note);
    setTimeout(() => note.remove(), 6000);
  };

  // ---- forms: what is typed survives a failure, also the end of a session --------------------
  const draftKey = (form) => "draft " + (form.dataset.draft || form.getAttribute("action"));
  const keptFields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "password", "file", "submit"].includes(one.type));
  const store = (() => { try { return sessionStorage; } catch { return null; } })();
  const failed = (form) => $("[aria-invalid=true], .message.bad", form);
  // A form that was sent and is not shown again with an error was kept; unless a sign-in came between.
  const forgetKept = () => {
    const sent = store.getItem("sent");
    if (!sent || /\/(sign-in|password)$/.test(document.referrer.split("?")[0])) return;
    const again = [...document.querySelectorAll("form[data-draft]")].find((form) => draftKey(form) === sent);
    if (!again || !failed(again)) store.removeItem(sent);
    store.removeItem("sent");
  };
  if (store) {
    forgetKept();
    for (const form of document.querySelectorAll("form[data-draft]")) {
      const kept = store.getItem(draftKey(form));
      if (kept && !failed(form)) restore(form, JSON.parse(kept));
      form.addEventListener("input", () => {
        const values = keptFields(form).map((one) => [one.name, one.type === "checkbox" || one.type === "radio" ? one.checked : one.value]);
        store.setItem(draftKey(form), JSON.stringify(values));
      });
      form.addEventListener("submit", () => store.setItem("sent", draftKey(form)));
      form.addEventListener("reset", () => store.removeItem(draftKey(form)));
    }
  }
  function restore(form, values) {
    let changed = false;
    for (const [name, value] of values) {
      const field = form.elements.namedItem(name);
      if (!field || field instanceof RadioNodeList) continue;
      if (typeof value === "boolean") { changed ||= field.checked !== value; field.checked = value; }
      else { changed ||= field.value !== value; field.value = value; }
    }
    const note = $("[data-draft-note]", form);
    if (changed && note) note.hidden = false;
  }

  // ---- large files: more than a form carries goes up as it is, and is written to disk as it comes
  const LARGE = 30 << 20;
  addEventListener("submit", (event) => {
    const form = event.target;
    const value = (name) => { const field = form.elements.namedItem(name); return field ? field.value : ""; };
    const field = $("input[type=file]", form);
    const files = field && /\/records$/.test(form.getAttribute("action").split("?")[0]) ? [...field.files] : [];
    const size = files.reduce((sum, one) => sum + one.size, 0);
    if (size < LARGE || !value("tool")) return;
    event.preventDefault();
    const button = $("button[type=submit]", form);
    const bar = document.createElement("progress");
    bar.max = size;
    bar.setAttribute("aria-label", "Sent");
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    button.disabled = true;
    form.append(note, bar);
    let sent = 0;
    const send = (file) => new Promise((done, fail) => {
      const asked = new URLSearchParams({ name: file.name, stream: value("stream") });
      if (value("connection")) asked.set("connection", value("connection"));
      const call = new XMLHttpRequest();
      call.open("POST", "/api/v1/tools/" + encodeURIComponent(value("tool")) + "/records?" + asked);
      call.setRequestHeader("X-CSRF-TOKEN", value("_csrf"));
      call.setRequestHeader("Content-Type", "application/octet-stream");
      call.upload.onprogress = (step) => {
        bar.value = sent + step.loaded;
        note.textContent = "Sending " + file.name + ": " + Math.floor((100 * bar.value) / size) + "%";
      };
      call.onload = () => {
        let told = {};
        try { told = JSON.parse(call.responseText); } catch { /* a proxy answered in its place */ }
        if (call.status === 202) { sent += file.size; done(told.id); }
        else fail([told.detail || "The file was refused (" + call.status + ").", told.remedy || ""].join(" "));
      };
      call.onerror = () => fail("The server does not answer. Maybe the file is larger than it takes.");
      call.send(file);
    });
    files.reduce((before, file) => before.then(() => send(file)), Promise.resolve())
      .then((run) => { location.href = "/settings/sources/runs/" + run; })
      .catch((words) => { note.textContent = words; note.className = "message bad"; bar.remove(); button.disabled = false; });
  });

  // ---- small comforts ---------------------------------------------------------------------
  addEventListener("change", (event) => { if (event.target.matches("[data-submits]") && event.target.value && event.target.checkValidity()) event.target.form.requestSubmit(); });
  addEventListener("DOMContentLoaded", settle);
  addEventListener("pageshow", (event) => { if (event.persisted && store) say(""); });
})();
