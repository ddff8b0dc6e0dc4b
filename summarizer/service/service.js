// The service's page: it sends the report, follows the job, and puts the result in. It asks its
// own service only. Whatever comes from a report is put in as text; the result's HTML is made, and
// escaped, by the service, and the page's policy runs no script but this one.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId("live").textContent = text; };
  const panels = ["ask", "work", "fault", "result"];
  const show = (name) => {
    panels.forEach((panel) => { byId(panel).hidden = panel !== name; });
    byId("anew").hidden = name === "ask";
    const ready = name === "result";
    byId("saved").hidden = !ready;
    byId("pick-label").hidden = !ready || byId("pick").options.length < 2;
  };
  let job = null, dropped = [], following = null, reviewed = null;

  // ---- asking the service
  const stored = (value) => {
    try {
      if (value === undefined) return sessionStorage.getItem("summary-key") || "";
      if (value) sessionStorage.setItem("summary-key", value); else sessionStorage.removeItem("summary-key");
    } catch { /* then the key has to be given anew after a reload */ }
    return "";
  };
  byId("key").value = stored();
  const headers = (more) => {
    const key = byId("key").value.trim();
    return key ? { Authorization: `Bearer ${key}`, ...more } : { ...more };
  };
  const ask = async (path, options = {}) => {
    const answer = await fetch(path, { ...options, headers: headers(options.headers), credentials: "omit" });
    if (answer.ok) return answer;
    let told = `the service answered ${answer.status}`;
    try { told = (await answer.json()).detail || told; } catch { /* it told nothing */ }
    throw Object.assign(new Error(told), { status: answer.status });
  };
  const post = (path, body, more) =>
    ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...more } });
  const fail = (error) => {
    byId("fault-text").textContent = `✗ ${error.message || error}`;
    show("fault");
    byId("back").focus();
  };

  // ---- the form
  const tellDropped = () => {
    const names = dropped.map((file) => file.name).join(", ");
    byId("dropped").textContent = dropped.length ? `${dropped.length} ${dropped.length === 1 ? "file" : "files"}: ${names}` : "";
    byId("text").required = !dropped.length;
  };
  const take = async (files) => {
    const texts = await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
    if (texts.length === 1) {
      byId("text").value = texts[0].text;
      dropped = [];
      byId("dropped").textContent = texts[0].name;
    } else {
      dropped = texts;
      tellDropped();
    }
  };
  const text = byId("text");
  text.addEventListener("dragover", (event) => { event.preventDefault(); text.classList.add("over"); });
  text.addEventListener("dragleave", () => text.classList.remove("over"));
  text.addEventListener("drop", (event) => {
    text.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  text.addEventListener("input", () => { if (dropped.length && text.value) { dropped = []; tellDropped(); } });
  byId("choose").addEventListener("click", () => byId("files").click());
  byId("files").addEventListener("change", (event) => take(event.target.files));
  const reports = () => {
    const published = byId("published").value || null;
    if (!dropped.length) return [{ text: text.value, title: byId("title").value.trim() || null, published }];
    return dropped.map((file, at) => ({ text: file.text, id: `${at + 1} ${file.name}`, title: file.name, published }));
  };
  byId("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    byId("go").disabled = true;
    stored(byId("key").value.trim());
    const body = { reports: reports(), correct: byId("correct").checked, complete: byId("complete").checked };
    try {
      const answer = await post("/v1/jobs", body, { "Idempotency-Key": [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16)).join("-") });
      begin(await answer.json());
    } catch (error) { fail(error); }
    byId("go").disabled = false;
  });
  const anew = () => {
    if (following) following.abort();
    job = following = null;
    show("ask");
    text.focus();
  };
  byId("anew").addEventListener("click", anew);
  byId("back").addEventListener("click", anew);
  byId("stop").addEventListener("click", async () => {
    const mine = job;
    anew();
    if (mine) try { await ask(`/v1/jobs/${mine.id}`, { method: "DELETE" }); say("Deleted"); } catch (error) { fail(error); }
  });

  // ---- what happens to the job
  const step = (name, told) => {
    const line = document.createElement("li");
    for (const [kind, words] of [["name", name], ["told", told]]) {
      const part = document.createElement("span");
      part.className = kind;
      part.dir = "auto";
      part.textContent = words;
      line.append(part);
    }
    byId("steps").append(line);
    line.scrollIntoView({ block: "nearest" });
  };
  const plain = (words) => String(words).replaceAll("_", " ");
  const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const of = (data) => (job.total > 1 ? `${data.report}: ` : "");
  const heard = {
    state: (data) => {
      job = { ...job, ...data };
      byId("work-title").textContent = { queued: "It waits for its turn", waiting: "It is tried again soon" }[data.state]
        || (job.total > 1 ? `${job.total} reports are being read` : "The report is being read");
      if (data.error) step(plain(data.state), data.error);
    },
    started: (data) => step(`${of(data)}sent to the model`, many(data.calls, "question")),
    section: (data) => step(`${of(data)}${data.section === "together" ? "answered" : plain(data.section)}`, `${many(data.items, "item")}, ${data.seconds} s`),
    section_failed: (data) => step(`${of(data)}${plain(data.section)}: no answer`, data.reason),
    asked_again: (data) => step(`${of(data)}asked again`, data.purpose === "correction" ? `for ${many(data.about, "entry").replace("entrys", "entries")} that the checks found wrong` : `for what was left out`),
    report: (data) => {
      step(`${of(data)}${data.status}`, `${many(data.items, "item")}, ${data.flagged} flagged`);
      byId("bar").value = (data.done + data.partial + data.failed) / data.total;
      if (![...byId("pick").options].some((option) => option.value === data.report)) {
        const title = dropped.length ? data.report : byId("title").value.trim() || data.report;
        byId("pick").append(new Option(title, data.report));
      }
    },
  };
  const begin = (started) => {
    job = started;
    byId("steps").replaceChildren();
    byId("pick").replaceChildren();
    byId("bar").removeAttribute("value");
    show("work");
    byId("work-title").focus();
    heard.state(started);
    follow(job.id).catch((error) => { if (error.name !== "AbortError") fail(error); });
  };

  // EventSource can send no key, so the stream is read by hand.
  const follow = async (id) => {
    following = new AbortController();
    const { signal } = following;
    let last = "", missed = 0;
    while (job && job.id === id && !["done", "failed"].includes(job.state)) {
      try {
        const answer = await ask(`/v1/jobs/${id}/events`, { signal, headers: last ? { "Last-Event-ID": last } : {} });
        if (answer.status === 204) break;
        missed = 0;
        for await (const event of events(answer.body)) {
          last = event.id || last;
          if (Object.hasOwn(heard, event.event)) heard[event.event](JSON.parse(event.data));
        }
      } catch (error) {
        if (error.name === "AbortError" || error.status || ++missed > 20) throw error;
      }
      await new Promise((done) => setTimeout(done, Math.min(250 * 2 ** missed, 5000)));
    }
    if (!job || job.id !== id) return;
    if (job.state !== "done") throw new Error(job.error || "the job failed");
    await opened(byId("pick").value);
  };
  async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      rest += value;
      for (let end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) {
        const event = {};
        for (const line of rest.slice(0, end).split("\n")) {
          const at = line.indexOf(": ");
          if (at > 0) event[line.slice(0, at)] = line.slice(at + 2);
        }
        if (event.data) yield event;
      }
    }
  }

  // ---- the result, in the viewer
  const opened = async (report, path) => {
    const answer = await ask(`/v1/jobs/${job.id}/fragment?report=${encodeURIComponent(report)}`);
    const box = document.createElement("template");
    box.innerHTML = (await answer.json()).html;
    box.content.querySelectorAll("[data-item]").forEach((item) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "reviewing";
      button.textContent = "Review…";
      (item.querySelector(".last") || item).append(button);
    });
    byId("result").replaceChildren(box.content);
    byId("pick").value = report;
    show("result");
    const item = path === undefined ? null : document.querySelector(`[data-path="${CSS.escape(path)}"]`);
    const target = item || byId("result").querySelector("h2");
    if (target) { target.focus(); if (item) item.scrollIntoView({ block: "center" }); }
    say(item ? "The review is kept" : "The summary is there");
  };
  byId("pick").addEventListener("change", (event) => opened(event.target.value).catch(fail));
  byId("saved").addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const file = URL.createObjectURL(await (await ask(`/v1/jobs/${job.id}/page`)).blob());
      const link = Object.assign(document.createElement("a"), { href: file, download: "results.html" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(file), 10000);
    } catch (error) { fail(error); }
  });

  // ---- reviews
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".reviewing");
    if (!button) return;
    reviewed = button.closest("[data-item]");
    const words = reviewed.querySelector(".says, .field, blockquote");
    byId("review-of").textContent = words ? words.textContent.trim() : reviewed.dataset.path;
    byId("review-form").querySelectorAll("[name=verdict]").forEach((one) => {
      one.disabled = one.value === reviewed.dataset.severity;
      one.checked = one.value === "";
    });
    byId("review-why").value = "";
    byId("review-fault").hidden = true;
    byId("review").showModal();
  });
  byId("review-close").addEventListener("click", () => byId("review").close());
  byId("review-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = byId("review-form").querySelector("[name=verdict]:checked").value;
    const { path } = reviewed.dataset, report = byId("pick").value;
    try {
      await post(`/v1/jobs/${job.id}/reviews`, {
        report, path, severity: chosen || null, by: byId("review-by").value, why: byId("review-why").value,
      });
      byId("review").close();
      await opened(report, path);
    } catch (error) {
      byId("review-fault").textContent = error.message;
      byId("review-fault").hidden = false;
    }
  });
  document.documentElement.dataset.ready = "";
})();
