// What was typed outlives a log-in that ended meanwhile: the page is not left where that is known
// beforehand; else the values of the form wait in this tab until their owner has logged in again.
(() => {
  "use strict";

  const { akun, masuk, kirim } = document.body.dataset;
  const TITIPAN = "isian";
  const TIDAK_DISIMPAN = /^csrfmiddlewaretoken$|(^|[-_])(nik|no_kk)$/;

  // --- is she still logged in? -----------------------------------------------------------------
  const tanda = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1];
  let tandaHalaman = tanda();
  let tertolak = false;

  // Every log-in brings another token; without cookies there is none.
  const perluDiperiksa = () => akun && (tertolak || tanda() !== tandaHalaman);

  // null, and the page holds a fresh token; or [why not, whether to log in].
  async function halangan() {
    try {
      const jawaban = await fetch(kirim, { cache: "no-store" });
      if (jawaban.status === 401) return ["Anda sudah keluar.", true];
      const isi = await jawaban.json();
      if (String(isi.akun) !== akun) return ["Yang masuk sekarang akun lain.", true];
      for (const medan of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
        medan.value = isi.csrf;
      }
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": isi.csrf }));
      tandaHalaman = tanda();
      tertolak = false;
      return null;
    } catch {
      return ["Belum tersimpan. Periksa sinyal", false];
    }
  }

  function kabarBaru(nada) {
    const kabar = document.createElement("div");
    kabar.className = `pesan nada-${nada}`;
    kabar.setAttribute("role", "alert");
    return kabar;
  }

  // What keeps it from being sent stands where one pressed, and everything typed stays.
  function beriTahu(unsur, [sebab, harusMasuk]) {
    const form = unsur.closest("form[data-jaga]");
    const tempat = form || unsur.closest("[data-teks], form") || document.querySelector("main");
    tempat.querySelector("[data-halangan]")?.remove();
    const kabar = kabarBaru("bahaya");
    kabar.dataset.halangan = "";
    const kalimat = document.createElement("p");
    kalimat.append(sebab);
    if (harusMasuk) {
      const tautan = document.createElement("a");
      Object.assign(tautan, { href: masuk, target: "_blank", rel: "noopener" });
      tautan.textContent = "Masuk lagi di tab lain";
      kalimat.append(" ", tautan);
    }
    kalimat.append(form ? ", lalu tekan Simpan sekali lagi." : ", lalu tekan sekali lagi.");
    kabar.append(kalimat);
    const kaki = tempat.querySelector(".kaki-aksi");
    if (kaki) kaki.before(kabar);
    else tempat.append(kabar);
    kabar.scrollIntoView({ block: "center" });
    unsur.dispatchEvent(new CustomEvent("jaga:tertahan", { bubbles: true }));
  }

  // Without signal an entry is kept on the phone (luring/titip.js).
  function tahan(unsur, [sebab, harusMasuk]) {
    if (harusMasuk || !unsur.matches("[data-titip]")) return beriTahu(unsur, [sebab, harusMasuk]);
    unsur.dispatchEvent(new CustomEvent("jaga:titip", { bubbles: true }));
  }

  document.addEventListener("htmx:confirm", (e) => {
    if (!perluDiperiksa()) return;
    e.preventDefault();
    halangan().then((ada) => {
      if (ada) tahan(e.detail.elt, ada);
      else e.detail.issueRequest(true);
    });
  });

  document.addEventListener("htmx:responseError", (e) => {
    if (!akun || ![401, 403].includes(e.detail.xhr.status)) return;
    tertolak = true;
    const coba = ["Belum tersimpan. Tunggu sebentar", false];
    halangan().then((ada) => (ada ? tahan(e.detail.elt, ada) : beriTahu(e.detail.elt, coba)));
  });

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (!akun || form.method !== "post" || form.matches("[hx-post]")) return;
    if (form.matches("[data-keluar]")) return sessionStorage.removeItem(TITIPAN);
    if (perluDiperiksa()) {
      e.preventDefault();
      e.stopImmediatePropagation();
      halangan().then((ada) => (ada ? beriTahu(form, ada) : form.requestSubmit(e.submitter)));
    } else if (form.matches("[data-jaga]")) {
      titipkan({ akun, alamat: alamat(form), isi: isiForm(form), hilang: false });
    }
  });

  // The service worker (sw.js) keeps a page whose press did not arrive.
  let ditekan;
  document.addEventListener("submit", (e) => (ditekan = e.target));
  navigator.serviceWorker?.addEventListener("message", (e) => {
    if (e.data !== "tanpa sinyal" || !ditekan?.isConnected) return;
    sessionStorage.removeItem(TITIPAN);
    beriTahu(ditekan, ["Belum tersimpan: tidak ada sinyal. Yang diketik tetap di sini. Tunggu sinyal", false]);
  });

  // --- values that wait in this tab --------------------------------------------------------------
  const titipkan = (titipan) => sessionStorage.setItem(TITIPAN, JSON.stringify(titipan));

  function alamat(form) {
    const tujuan = new URL(form.getAttribute("action") || location.href, location.href);
    return tujuan.pathname + tujuan.search;
  }

  function isiForm(form) {
    const isi = {};
    for (const [nama, nilai] of new FormData(form)) {
      if (typeof nilai === "string" && !TIDAK_DISIMPAN.test(nama)) (isi[nama] ??= []).push(nilai);
    }
    return isi;
  }

  function isikan(akar, isi) {
    const sisa = structuredClone(isi);
    for (const medan of akar.querySelectorAll("input, select, textarea")) {
      const nilai = sisa[medan.name] ?? [];
      if (["file", "password"].includes(medan.type) || TIDAK_DISIMPAN.test(medan.name)) continue;
      if (["checkbox", "radio"].includes(medan.type)) medan.checked = nilai.includes(medan.value);
      else if (nilai.length) medan.value = nilai.shift();
    }
  }

  const cocok = (form, isi) => Object.keys(isi).filter((nama) => form.elements[nama]).length;

  function pulihkan({ alamat: tujuan, isi }) {
    const form = [...document.querySelectorAll("form[data-jaga]")]
      .filter((satu) => alamat(satu) === tujuan)
      .sort((a, b) => cocok(b, isi) - cocok(a, isi))[0];
    if (!form) return;
    sessionStorage.removeItem(TITIPAN);
    isikan(form, isi);
    // What a search for one of the fields brings in is chosen again as well.
    form.addEventListener("htmx:afterSettle", (e) => isikan(e.detail.elt, isi), { once: true });
    const kabar = kabarBaru("waspada");
    kabar.tabIndex = -1;
    kabar.textContent = "Yang tadi Anda ketik belum tersimpan. Periksa, lalu tekan Simpan.";
    form.prepend(kabar);
    form.closest("details")?.setAttribute("open", "");
    kabar.focus();
    for (const medan of [form, ...form.querySelectorAll("[hx-post]")]) {
      medan.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  addEventListener("load", () => {
    const titipan = JSON.parse(sessionStorage.getItem(TITIPAN));
    if (!titipan) return;
    // The answer was the log-in or a page of an error: it is not saved.
    if (!akun || document.querySelector(".pintu")) titipkan({ ...titipan, hilang: true });
    else if (titipan.akun !== akun || !titipan.hilang) sessionStorage.removeItem(TITIPAN);
    else pulihkan(titipan);
  });
})();
