// Puts the service worker in place; a new release takes over only while no form holds anything.
const isianTerbuka = () => document.querySelector("form[data-berubah], form[data-draf]");

function gantiBilaBoleh(pendaftaran) {
  if (pendaftaran.waiting && !isianTerbuka()) pendaftaran.waiting.postMessage("ganti");
}

async function pasang() {
  const pendaftaran = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  const periksa = () => gantiBilaBoleh(pendaftaran);
  periksa();
  pendaftaran.addEventListener("updatefound", () => {
    pendaftaran.installing?.addEventListener("statechange", periksa);
  });
  document.addEventListener("visibilitychange", periksa);
}

// Without it (an old browser, a private window) the pages work as they are while there is signal.
if ("serviceWorker" in navigator) pasang().catch(() => {});
