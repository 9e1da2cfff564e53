// An enhancement only: the countdown counts from now, and printing opens what is folded.
(() => {
  const unit = (n, name) => `in ${n} ${name}${n === 1 ? "" : "s"}`;
  const words = (minutes) => {
    if (minutes < -12 * 60) return "past";
    if (minutes < 0) return "already begun";
    if (minutes < 60) return unit(minutes, "minute");
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? unit(hours, "hour") : unit(Math.floor(hours / 24), "day");
  };
  for (const place of document.querySelectorAll("[data-starts]")) {
    const starts = Date.parse(place.dataset.starts);
    const show = () => { place.textContent = words(Math.floor((starts - Date.now()) / 60000)); };
    if (!Number.isNaN(starts)) { show(); setInterval(show, 60000); }
  }
  const reveal = () => {
    const target = document.querySelector(location.hash || "#none");
    target?.querySelector("details.more")?.setAttribute("open", "");
    const only = document.getElementById("only-all");
    if (only && target?.matches(".q")) { only.checked = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
})();
