// Answers for the pages under /during/ while there is no connection. Asks the network first, always; keeps only what
// the page names: a copy of itself without lines, its styles and scripts.

const CACHE = "finalist-during-1";
const PATIENCE = 4000;
const PAGE = /^\/during\/[^/]+\/$/;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (!event.data?.keep) return;
  event.waitUntil(keep(event.data.keep).then((done) => event.ports[0]?.postMessage(done)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && PAGE.test(url.pathname)) {
    event.respondWith(networkFirst(request, `${url.pathname}bare/`));
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith(networkFirst(request, request.url));
  }
});

async function networkFirst(request, copy) {
  const asked = fetch(request);
  asked.catch(() => {});
  try {
    return await Promise.race([asked, late()]);
  } catch {
    return (await held(copy)) ?? asked;
  }
}

const late = () => new Promise((resolve, reject) => { setTimeout(() => reject(new Error("late")), PATIENCE); });
const held = async (address) => (await caches.open(CACHE)).match(address, { ignoreVary: true });

// Exactly these addresses, newly fetched where that can be done; copies of others go. True when all of them are there.
async function keep(addresses) {
  const cache = await caches.open(CACHE);
  const wanted = new Set(addresses.map((one) => new URL(one, self.location).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await Promise.all([...wanted].map((address) => renew(cache, address)));
  return (await cache.keys()).length === wanted.size;
}

async function renew(cache, address) {
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.type === "opaqueredirect" || answer?.status === 404) await cache.delete(address);
  if (answer?.ok) await cache.put(address, answer);
}
