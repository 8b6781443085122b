// Small comforts on top of pages that work without them.
(() => {
  "use strict";

  // --- sending twice -------------------------------------------------------------------------
  function tandaiSibuk(form, sibuk) {
    for (const tombol of form.querySelectorAll("button[type=submit]")) {
      if (sibuk) tombol.setAttribute("aria-busy", "true");
      else tombol.removeAttribute("aria-busy");
    }
  }

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post") return;
    if (form.dataset.terkirim) return e.preventDefault();
    form.dataset.terkirim = "1";
    tandaiSibuk(form, true);
    setTimeout(() => bolehLagi(form), LAMA);
  });

  function bolehLagi(form) {
    delete form.dataset.terkirim;
    tandaiSibuk(form, false);
  }

  // A page that stays after all can be sent again: out of the browser's memory, after its Stop
  // button, or when no answer comes. What had arrived already is recognised by its kunci.
  const LAMA = 15_000;
  const semuaBolehLagi = () => document.querySelectorAll("form[data-terkirim]").forEach(bolehLagi);
  addEventListener("pageshow", semuaBolehLagi);
  window.navigation?.addEventListener("navigate", (e) => {
    e.signal.addEventListener("abort", semuaBolehLagi);
  });
  document.addEventListener("jaga:tertahan", semuaBolehLagi);

  // Back shows the page anew, with what was typed: it stays the same page, with the same kunci, so
  // that an entry saved from it already is recognised.
  const KUNCI = "input[type=hidden][name^=kunci]";
  function ingatKunci(form) {
    const isi = [...form.querySelectorAll(KUNCI)].map((k) => [k.name, k.value]);
    if (isi.length) history.replaceState({ ...history.state, kunci: Object.fromEntries(isi) }, "");
  }
  document.addEventListener("submit", (e) => {
    if (!e.defaultPrevented) ingatKunci(e.target);
  });
  for (const [nama, nilai] of Object.entries(history.state?.kunci || {})) {
    const medan = [...document.querySelectorAll(`form ${KUNCI}`)].find((k) => k.name === nama);
    if (medan) medan.value = nilai;
  }
  // One that is sent without leaving its page.
  document.querySelectorAll("form[data-titip]").forEach(ingatKunci);

  // --- leaving with something typed ------------------------------------------------------------
  // Forms with data-jaga ask before the page is left with changes; the strip says so meanwhile.
  document.addEventListener("input", (e) => {
    const form = e.target.closest("form[data-jaga]");
    if (!form) return;
    form.dataset.berubah = "1";
    segarkanStrip();
  });

  addEventListener("beforeunload", (e) => {
    if (document.querySelector("form[data-berubah]:not([data-terkirim])")) e.preventDefault();
  });

  // --- strip of sending ------------------------------------------------------------------------
  const strip = document.querySelector("[data-strip]");
  const stripAsli = strip && { kelas: strip.className, teks: strip.lastElementChild.textContent };
  // {nada, teks} of what waits on this phone; until its store has been read, as many as were last
  // counted.
  let antrean = terakhirDihitung();

  function terakhirDihitung() {
    try {
      const jumlah = JSON.parse(localStorage.getItem("posyandu:belum"))[document.body.dataset.akun];
      return jumlah ? { nada: "waspada", teks: `${jumlah} di ponsel ini.` } : null;
    } catch {
      return null;
    }
  }

  // Its icon is that of the state in which the page came.
  function tulisStrip(nada, teks) {
    if (!strip) return;
    const { lastElementChild: kata } = strip;
    strip.className = nada ? `strip-kirim nada-${nada}` : stripAsli.kelas;
    strip.firstElementChild.toggleAttribute("hidden", strip.className !== stripAsli.kelas);
    if (kata.textContent !== (teks || stripAsli.teks)) kata.textContent = teks || stripAsli.teks;
  }

  // What the server said of this page holds until a form of it is touched.
  function segarkanStrip() {
    if (document.querySelector("form[data-berubah]")) {
      tulisStrip("waspada", navigator.onLine ? "Belum disimpan" : "Belum disimpan. Tidak ada sinyal.");
    } else if (document.querySelector("[data-ringkasan]")) {
      tulisStrip("bahaya", "Belum tersimpan");
    } else if (antrean) {
      tulisStrip(antrean.nada, antrean.teks);
    } else if (navigator.onLine) {
      if (document.querySelector("form[data-jaga]")) tulisStrip();
      else tulisStrip("aman", "Semua tersimpan");
    } else {
      tulisStrip("waspada", "Tidak ada sinyal. Yang sudah disimpan tetap aman.");
    }
  }
  addEventListener("online", segarkanStrip);
  addEventListener("offline", segarkanStrip);
  document.addEventListener("strip:antrean", (e) => {
    antrean = e.detail;
    segarkanStrip();
  });
  segarkanStrip();

  // --- parts of a page (htmx) ------------------------------------------------------------------
  document.addEventListener("htmx:afterRequest", (e) => {
    const form = e.detail.elt.closest("form");
    if (!form) return;
    bolehLagi(form);
    // A search for one of its fields leaves a form as unsaved as it was.
    if (!e.detail.successful || e.detail.elt !== form || !form.matches("[data-jaga]")) return;
    delete form.dataset.berubah;
    if (stripAsli) Object.assign(stripAsli, { kelas: "strip-kirim nada-aman", teks: "Semua tersimpan" });
    segarkanStrip();
  });

  // An entry is kept on the phone instead (luring/titip.js).
  document.addEventListener("htmx:sendError", (e) => {
    if (e.detail.requestConfig.verb === "get") {
      return tulisStrip("waspada", "Tidak ada sinyal. Bagian ini belum bisa dibuka.");
    }
    if (!e.target.closest("[data-titip], [data-hadir]")) tulisStrip("bahaya", "Belum tersimpan. Periksa sinyal, lalu tekan lagi.");
  });

  document.addEventListener("htmx:responseError", (e) => {
    const kode = e.detail.xhr.status;
    if (kode === 401 || kode === 403) return tulisStrip("bahaya", "Belum tersimpan. Masuk lagi dulu.");
    tulisStrip(
      "bahaya",
      kode === 404 ? "Tidak ditemukan. Muat ulang halaman ini." : "Belum tersimpan. Coba tekan lagi."
    );
  });

  // A whole page in place of a part has something to be done first: show it, if nothing is lost.
  document.addEventListener("htmx:beforeSwap", (e) => {
    const { xhr, boosted } = e.detail;
    const halaman = !boosted && !xhr.getResponseHeader("Kiriman");
    if (halaman && /^\s*<!doctype/i.test(xhr.responseText)) {
      e.detail.shouldSwap = false;
      if (!document.querySelector("form[data-berubah]")) location.reload();
      else tulisStrip("bahaya", "Belum tersimpan. Buka Beranda di tab lain untuk melihat sebabnya.");
    }
    // Choices that come late do not undo the one that was just made.
    const { target } = e.detail;
    if (target.matches("[data-pilihan]") && target.contains(document.activeElement)) {
      e.detail.shouldSwap = false;
    }
  });

  // After a form comes back with errors, what is wrong gets the focus and is in sight.
  function tunjukkanGalat(bagian) {
    const salah =
      bagian.querySelector("[data-ringkasan]") ||
      bagian.querySelector(".is-invalid, [aria-invalid=true]");
    if (salah) salah.focus();
    return salah;
  }

  // A long form that folds up again leaves its row in sight.
  document.addEventListener("htmx:afterSettle", (e) => {
    const bagian = e.detail.elt;
    if (bagian.matches("[data-hitungan]")) return; // it stands above, and changed beside
    siapkan(bagian);
    segarkanStrip();
    if (!tunjukkanGalat(bagian) && bagian.getBoundingClientRect().top < 0) bagian.scrollIntoView();
  });

  // --- folding menus ---------------------------------------------------------------------------
  function tutupLipatan(kecuali) {
    for (const lipatan of document.querySelectorAll("details.lipatan[open]")) {
      if (!kecuali || !lipatan.contains(kecuali)) lipatan.open = false;
    }
  }
  document.addEventListener("click", (e) => tutupLipatan(e.target));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const terbuka = document.querySelector("details.lipatan[open]");
    if (!terbuka) return;
    tutupLipatan();
    terbuka.querySelector("summary").focus();
  });

  // --- filter of a list while typing -----------------------------------------------------------
  // <input data-saring="#daftar"> hides the list's items whose data-teks does not hold every word.
  document.addEventListener("input", (e) => {
    const sasaran = e.target.dataset?.saring;
    if (!sasaran) return;
    const kata = e.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let kosong = true;
    for (const butir of document.querySelectorAll(`${sasaran} [data-teks]`)) {
      const teks = butir.dataset.teks.toLowerCase();
      butir.hidden = !kata.every((k) => teks.includes(k));
      kosong &&= butir.hidden;
    }
    const kabar = document.querySelector(`[data-saring-kosong="${sasaran}"]`);
    if (kabar) kabar.hidden = !kosong;
  });

  // --- tables that sort ------------------------------------------------------------------------
  function nilaiSel(baris, nomor) {
    const sel = baris.cells[nomor];
    const mentah = sel.dataset.nilai;
    return mentah === undefined ? sel.textContent.trim() : Number(mentah);
  }

  function urutkan(tabel, judul) {
    const nomor = judul.cellIndex;
    const naik = judul.getAttribute("aria-sort") !== "ascending";
    for (const lain of tabel.tHead.rows[0].cells) lain.removeAttribute("aria-sort");
    judul.setAttribute("aria-sort", naik ? "ascending" : "descending");
    const badan = tabel.tBodies[0];
    const baris = [...badan.rows].sort((a, b) => {
      const x = nilaiSel(a, nomor);
      const y = nilaiSel(b, nomor);
      const beda =
        typeof x === "number" && typeof y === "number"
          ? x - y
          : String(x).localeCompare(String(y), "id", { numeric: true });
      return naik ? beda : -beda;
    });
    badan.append(...baris);
  }

  function siapkanTabel(tabel) {
    for (const judul of tabel.tHead.rows[0].cells) {
      if (!judul.textContent.trim() || judul.querySelector("button")) continue;
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "urut-tombol";
      tombol.append(...judul.childNodes);
      tombol.addEventListener("click", () => urutkan(tabel, judul));
      judul.append(tombol);
    }
  }

  // --- password that can be looked at ------------------------------------------------------------
  function siapkanSandi(medan) {
    if (medan.parentElement.classList.contains("medan-sandi")) return;
    const wadah = document.createElement("div");
    wadah.className = "medan-sandi";
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-lembut";
    tombol.textContent = "Tampilkan";
    tombol.setAttribute("aria-controls", medan.id);
    tombol.addEventListener("click", () => {
      const tampak = medan.type === "password";
      medan.type = tampak ? "text" : "password";
      tombol.textContent = tampak ? "Sembunyikan" : "Tampilkan";
      medan.focus();
    });
    medan.replaceWith(wadah);
    wadah.append(medan, tombol);
  }

  // --- printing: the button shows only where a script can print ----------------------------------
  function siapkanCetak(tombol) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => print());
  }

  // --- chips: the chosen one is in sight ---------------------------------------------------------
  function tunjukkanPilihan(tab) {
    const pilihan = tab.querySelector("[aria-current]");
    if (pilihan) tab.scrollLeft = pilihan.offsetLeft - tab.offsetLeft - 16;
  }

  function siapkan(akar) {
    akar.querySelectorAll("ul.tab").forEach(tunjukkanPilihan);
    akar.querySelectorAll("[data-cetak]").forEach(siapkanCetak);
    akar.querySelectorAll("table[data-urut]").forEach(siapkanTabel);
    akar.querySelectorAll("input[type=password]").forEach(siapkanSandi);
  }
  siapkan(document);
  tunjukkanGalat(document);
})();
