(() => {
  const by = (id) => document.getElementById(id);
  const sound = by("sound");
  const remarks = [];

  const told = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const seconds = (text) => {
    const parts = text.trim().split(":").map(Number);
    return text.trim() && parts.every((one) => one >= 0) ? parts.reduce((sum, one) => sum * 60 + one, 0) : null;
  };

  if (sound) {
    const words = [...document.querySelectorAll("#words [data-at]")];
    const starts = words.map((one) => Number(one.dataset.at));
    by("words")?.addEventListener("click", ({ target }) => {
      if (!target.dataset.at) return;
      sound.currentTime = Number(target.dataset.at);
      sound.play();
    });
    sound.addEventListener("timeupdate", () => {
      const here = starts.findLastIndex((one) => one <= sound.currentTime);
      document.querySelector("#words .now")?.classList.remove("now");
      words[here]?.classList.add("now");
    });
    by("remark").addEventListener("focus", () => { if (!by("at").value) by("at").value = told(sound.currentTime); });
  }

  function show() {
    by("remarks").replaceChildren(...remarks.map((one, at) => {
      const line = document.createElement("li");
      const away = document.createElement("button");
      away.type = "button";
      away.textContent = "Take away";
      away.addEventListener("click", () => { remarks.splice(at, 1); show(); });
      line.append(one.at === null ? "" : `${told(one.at)} `, one.text, " ", away);
      return line;
    }));
  }

  function add() {
    const text = by("remark").value.trim();
    if (!text) return;
    remarks.push({ at: by("at") ? seconds(by("at").value) : null, text });
    by("remark").value = "";
    if (by("at")) by("at").value = "";
    show();
  }
  by("add").addEventListener("click", add);
  by("remark").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });

  by("rating").addEventListener("submit", (event) => {
    event.preventDefault();
    add();
    const scores = {};
    for (const input of document.querySelectorAll("#rating input[type=radio]:checked")) scores[input.name] = Number(input.value);
    const name = by("by").value.trim();
    const filled = { format: "finalist-rating", version: 1, take: event.target.dataset.take, by: name,
      rated_at: new Date().toISOString().replace(/\.\d+/, ""), scores, text: by("text").value.trim(), remarks };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(filled, null, 1)], { type: "application/json" }));
    link.download = `rating-${filled.take}-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-") || "friend"}.json`;
    link.click();
    by("told").textContent = "Saved among your downloads. Send that file back.";
  });
})();
