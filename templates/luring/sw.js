// The service worker: pages from the network, and without it the shell; never the outbox.
"use strict";

const RILIS = {{ rilis|safe }};
const AWALAN = "posyandu-";
const TEMPAT = AWALAN + RILIS.versi;
const BERHASH = /\.[0-9a-f]{12}\.\w+$/;

// Everything of a release, or nothing: a page without its scripts would be worse than the old one.
async function siapkan() {
  const tempat = await caches.open(TEMPAT);
  await Promise.all(
    [RILIS.cangkang, ...RILIS.berkas].map(async (alamat) => {
      // Without cookies: what is kept holds nobody's data.
      const cache = BERHASH.test(alamat) ? "default" : "reload";
      const jawaban = await fetch(alamat, { credentials: "omit", cache });
      if (!jawaban.ok || jawaban.redirected) throw new Error(`${jawaban.status} ${alamat}`);
      await tempat.put(alamat, jawaban);
    })
  );
}

async function bersihkan() {
  for (const nama of await caches.keys()) {
    if (nama.startsWith(AWALAN) && nama !== TEMPAT) await caches.delete(nama);
  }
}

self.addEventListener("install", (e) => e.waitUntil(siapkan()));
self.addEventListener("activate", (e) => e.waitUntil(bersihkan().then(() => clients.claim())));
// A page says so when none of its forms holds anything.
self.addEventListener("message", (e) => e.data === "ganti" && self.skipWaiting());

const tersimpan = async (apa) => (await caches.open(TEMPAT)).match(apa, { ignoreVary: true });

const TUNGGU = 10_000; // longer, and the shell is opened: one can work there meanwhile
const TAK_SAMPAI = [502, 503, 504];

const terlaluLama = () =>
  new Promise((_, gagal) => setTimeout(() => gagal(new TypeError("terlalu lama")), TUNGGU));

async function halaman(permintaan) {
  try {
    if (permintaan.method !== "GET") return await fetch(permintaan);
    // A page that has begun to come may take its time.
    const jawaban = await Promise.race([fetch(permintaan), terlaluLama()]);
    if (!TAK_SAMPAI.includes(jawaban.status)) return jawaban;
    return (await tersimpan(RILIS.cangkang)) ?? jawaban;
  } catch (galat) {
    if (permintaan.method !== "GET") return tetapDiSini();
    const cangkang = await tersimpan(RILIS.cangkang);
    if (cangkang) return cangkang;
    throw galat;
  }
}

// What was pressed has not arrived: the page stays as it is, with what was typed, and says so.
async function tetapDiSini() {
  for (const tab of await clients.matchAll({ type: "window" })) tab.postMessage("tanpa sinyal");
  return new Response(null, { status: 204 });
}

// A hashed name never changes its content; any other is asked for first.
async function statis(permintaan) {
  if (BERHASH.test(new URL(permintaan.url).pathname)) {
    return (await tersimpan(permintaan)) ?? fetch(permintaan);
  }
  try {
    return await fetch(permintaan);
  } catch (galat) {
    const ada = await tersimpan(permintaan);
    if (ada) return ada;
    throw galat;
  }
}

self.addEventListener("fetch", (e) => {
  const { origin, pathname } = new URL(e.request.url);
  if (origin !== location.origin) return;
  if (pathname === RILIS.cangkang) {
    e.respondWith(tersimpan(RILIS.cangkang).then((ada) => ada ?? fetch(e.request)));
  } else if (e.request.mode === "navigate") e.respondWith(halaman(e.request));
  else if (e.request.method === "GET" && pathname.startsWith(RILIS.statis)) {
    e.respondWith(statis(e.request));
  }
});
