// A page that loses its signal: an entry that did not reach the server is kept in the outbox, under
// the kunci of its page, and the page goes on. What the server did take in meanwhile it recognises.
import { ambil, betulkan, kataGalat, masukkan } from "./gudang.js";
import { bacaBekal } from "./bekal.js";
import { butirWarga, periksa as periksaWarga, tandaOrang } from "./daftar.js";
import { buat, pesan } from "./dom.js";
import { isiForm, pasangDraf, periksa, ringkasForm, simpanFotoForm, tunjukkanGalat } from "./isian.js";

const CANGKANG = "/luring/";
const ANTREAN = "/layanan/antrean/";
const BATAS_WAKTU = 12_000; // ms; with photos the longer one
const BATAS_FOTO = 60_000;
// Buttons that answer by themselves; what they say stands in the request only.
const TEKAN = ["sekali_tekan", "sesuai_jadwal"];
const BUKAN_ISI = ["csrfmiddlewaretoken", "kunci", "kunci_keluarga", "posyandu", "aksi", "dikirim"];

const baca = (teks) => JSON.parse(teks);
const milikKami = (xhr, kunci) => xhr.getResponseHeader("Kiriman") === kunci;

// --- which requests are entries --------------------------------------------------------------
// {kunci, simpan, tampilkan, gagal} of an element whose request is an entry; null for all others.
function entriDari(unsur, config) {
  if (unsur.matches("form[data-titip]")) {
    const keluarga = unsur.hasAttribute("data-titip-keluarga");
    const entri = keluarga ? pendaftaran(unsur) : register(unsur, config.parameters);
    const gagal = (galat) => tunjukkanGalat(unsur, galat);
    return { ...entri, form: unsur, kunci: unsur.elements.kunci.value, gagal };
  }
  const lembar = unsur.closest("[data-hadir]");
  const baris = unsur.closest("[data-kunci]");
  if (!lembar || !baris || config.verb !== "post") return null;
  return kehadiran(baca(lembar.dataset.hadir), lembar, baris, config.parameters);
}

function butir(kirim, isi, kunci) {
  const { formulir, versi, penugasan, posyandu } = kirim;
  return { kunci, aksi: "baru", formulir, versi, penugasan, posyandu, isi };
}

function isiBersih(form, banyak) {
  const isi = isiForm(form, banyak);
  for (const nama of BUKAN_ISI) delete isi[nama];
  return isi;
}

// A page that came back from the browser's memory may hold the same kunci again.
async function simpanButir(kirim, isi, kunci, { tentang, ringkas, ragu }) {
  const lama = await ambil(kunci);
  if (!lama) return masukkan(butir(kirim, isi, kunci), { judul: kirim.judul, tentang, ringkas, ragu });
  if (JSON.stringify(lama.item.isi) !== JSON.stringify(isi)) return betulkan(kunci, isi);
}

// parameter: of the request.
function register(form, parameter) {
  const kirim = baca(form.dataset.titip);
  const kunci = form.elements.kunci.value;
  const tekan = TEKAN.find((nama) => parameter?.[nama]);
  return {
    sekaliTekan: Boolean(tekan),
    async simpan(ragu) {
      await simpanFotoForm(form, kunci);
      const isi = isiBersih(form, kirim.banyak);
      if (tekan) isi[tekan] = parameter[tekan];
      const { tentang } = kirim;
      await simpanButir(kirim, isi, kunci, { tentang, ringkas: ringkasForm(form, tentang), ragu });
    },
    tampilkan(siap) {
      const baris = form.closest("[data-kunci]");
      const teks = `${kirim.tentang || kirim.judul}: tersimpan di ponsel ini.`;
      if (baris) return tutupBaris(baris, `${kirim.judul} tersimpan di ponsel ini.`, [1, kirim.langkah ?? 1]);
      const lagi = isiForm(form).di_hari_buka ? "lembar" : `catat/${kirim.formulir}`;
      gantiForm(form, teks, siap && [[`${CANGKANG}#/${lagi}`, "Lanjut mencatat"]]);
    },
  };
}

function pendaftaran(form) {
  const { kunci, kunci_keluarga: keluarga } = form.elements;
  const isi = isiForm(form);
  return {
    async simpan(ragu) {
      periksaWarga(isi);
      const kirim = { warga: baca(form.dataset.titip), keluarga: baca(form.dataset.titipKeluarga) };
      for (const satu of butirWarga(isi, kunci.value, keluarga.value)) {
        await simpanButir(kirim[satu.kode], satu.isi, satu.kunci, { tentang: satu.tentang, ragu });
      }
    },
    tampilkan(siap) {
      gantiForm(form, `${isi.nama} terdaftar, tersimpan di ponsel ini.`, siap && [
        [`${CANGKANG}#/orang/${kunci.value}`, `Catat untuk ${isi.nama}`],
        [`${CANGKANG}#/daftar`, "Daftarkan lagi"],
      ]);
    },
  };
}

function kehadiran(kirim, lembar, baris, parameter) {
  const langkah = parameter.langkah ? [parameter.langkah].flat() : [];
  const nama = baris.querySelector(".baris-judul").firstChild.textContent.trim();
  const isi = { warga: baris.dataset.kunci, tanggal: lembar.dataset.tanggal, langkah };
  return {
    kunci: parameter.kunci,
    simpan: (ragu) => simpanButir(kirim, isi, parameter.kunci, { tentang: nama, ragu }),
    gagal: (galat) => kabariBaris(baris, "bahaya", Object.values(galat).flat().join(" ")),
    tampilkan() {
      tandaiLangkah(baris, [1, ...langkah.map(Number)]);
      for (const n of langkah) baris.querySelector(`button[name=langkah][value="${n}"]`)?.remove();
    },
  };
}

// --- what the page says then -------------------------------------------------------------------
function gantiForm(form, teks, tautan) {
  const semua = [...(tautan || []), [ANTREAN, "Lihat antrean"]];
  const tombol = semua.map(([href, kata]) => buat("a", { class: "btn btn-lembut", href }, kata));
  const kabar = pesan("aman", teks, " Terkirim sendiri bila sinyal ada.");
  kabar.tabIndex = -1;
  form.replaceWith(kabar, buat("p", { class: "deret-tombol" }, tombol));
  kabar.focus();
}

function tutupBaris(baris, teks, langkah) {
  baris.querySelectorAll(".kartu, [data-lanjut]").forEach((satu) => satu.remove());
  tandaiLangkah(baris, langkah);
  kabariBaris(baris, "aman", teks);
  const semua = [...baris.parentElement.children];
  const urut = semua.indexOf(baris);
  const belum = (satu) => !satu.hidden && !satu.querySelector(".langkah-titik");
  const berikut = [...semua.slice(urut + 1), ...semua.slice(0, urut)].find(belum) ?? baris;
  berikut.scrollIntoView({ block: "center" });
  berikut.querySelector("a.baris-teks").focus({ preventScroll: true });
}

function kabariBaris(baris, nada, teks) {
  const kabar = pesan(nada, teks);
  kabar.setAttribute("role", "status");
  baris.querySelector(":scope > .pesan")?.remove();
  baris.append(kabar);
}

function tandaiLangkah(baris, langkah) {
  let titik = baris.querySelector(".langkah-titik");
  if (!titik) {
    titik = buat("span", { class: "langkah-titik", role: "img" }, [1, 2, 3, 4, 5].map(() => buat("i")));
    baris.querySelector(".baris-akhir").replaceChildren(titik);
    hitung("#hitungan-datang strong", 1);
    hitung("#hitungan-sudah", 1);
    hitung("#hitungan-belum", -1);
  }
  for (const n of langkah) titik.children[n - 1].className = "ya";
  const sudah = [...titik.children].flatMap((satu, n) => (satu.className ? [n + 1] : []));
  titik.setAttribute("aria-label", `Langkah yang sudah: ${sudah.join(", ")}`);
}

function hitung(pemilih, tambah) {
  const unsur = document.querySelector(pemilih);
  if (unsur) unsur.textContent = Number(unsur.textContent.replace(".", "")) + tambah;
}

// --- keeping ---------------------------------------------------------------------------------
// ragu: it may have arrived all the same.
async function titipkan(entri, posyandu, ragu) {
  const bantuan = entri.form && { ...baca(entri.form.dataset.titip), sekaliTekan: entri.sekaliTekan };
  const salah = entri.form ? periksa(entri.form, bantuan) : {};
  if (Object.keys(salah).length) return entri.gagal(salah);
  try {
    await entri.simpan(ragu);
  } catch (galat) {
    return entri.gagal(galat.galat ?? { "": [kataGalat(galat)] });
  }
  if (entri.form) await selesai(entri.form);
  entri.tampilkan(await bekalSiap(posyandu));
  document.dispatchEvent(new CustomEvent("antrean:berubah"));
}

// Whether the pages without network could go on with this Posyandu.
async function bekalSiap(posyandu) {
  if (!navigator.serviceWorker?.controller) return false;
  return (await bacaBekal().catch(() => null))?.isi.posyandu === posyandu;
}

function posyanduHalaman(unsur) {
  const teks = unsur.closest("[data-titip]")?.dataset.titip ?? unsur.closest("[data-hadir]")?.dataset.hadir;
  return teks && baca(teks).posyandu;
}

// --- drafts ----------------------------------------------------------------------------------
// The same as those of the pages without network: what is half typed here goes on there.
const draf = new WeakMap();

function namaDraf(form) {
  const milik = (nama) => form.querySelector(`input[type=hidden][name=${nama}]`)?.value;
  if (form.hasAttribute("data-titip-keluarga")) return `warga|${milik("keluarga") || "baru"}`;
  return `${baca(form.dataset.titip).formulir}|${milik("warga") || milik("keluarga") || ""}`;
}

async function jagaIsian(form, pulihkan) {
  const { kunci } = form.elements;
  const { banyak } = baca(form.dataset.titip);
  const simpanan = await pasangDraf(form, namaDraf(form), { banyak, kunci: kunci.value, pulihkan });
  draf.set(form, simpanan);
  kunci.value = simpanan.kunci;
  if (form.dataset.draf) form.querySelector(".isian input")?.dispatchEvent(new Event("input", { bubbles: true }));
}

// Without a store a form works as it is; saving says what is wrong.
function jagaSemua(akar, pulihkan) {
  const semua = akar.matches?.("form[data-titip]") ? [akar] : akar.querySelectorAll("form[data-titip]");
  for (const form of semua) jagaIsian(form, pulihkan).catch(() => {});
}
jagaSemua(document, true);
document.addEventListener("htmx:afterSettle", (e) => {
  jagaSemua(e.detail.elt, e.detail.requestConfig?.verb === "get");
});

async function selesai(form) {
  delete form.dataset.berubah;
  await draf.get(form)?.lupakan().catch(() => {});
}

// A button that leads to another page leaves this one, with what was typed.
document.addEventListener("submit", (e) => {
  const { submitter: tombol, target: form } = e;
  if (!tombol?.hasAttribute("formaction") || !form.matches("form[data-titip]")) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  delete form.dataset.berubah;
  form.append(buat("input", { type: "hidden", name: tombol.name, value: tombol.value }));
  form.action = tombol.formAction;
  form.submit();
}, { capture: true });

// --- htmx ------------------------------------------------------------------------------------
document.addEventListener("htmx:configRequest", (e) => {
  const { elt, verb, parameters } = e.detail;
  const isian = elt.matches("form[data-titip]");
  if (!isian && !elt.closest("[data-hadir]")) return;
  e.detail.timeout = elt.querySelector("input[type=file]") ? BATAS_FOTO : BATAS_WAKTU;
  if (elt.hasAttribute("data-titip-keluarga") && parameters.aksi !== "cari") kunciOrang(elt, parameters);
  if (!isian && verb === "post") parameters.kunci = crypto.randomUUID();
});

// Somebody else than was sent before under the kunci of this page goes under a new one.
function kunciOrang(form, parameters) {
  const { dikirim, kunci, kunci_keluarga: keluarga } = form.elements;
  const orang = tandaOrang(isiForm(form));
  if (dikirim.value && dikirim.value !== orang) {
    for (const medan of [kunci, keluarga]) parameters[medan.name] = medan.value = crypto.randomUUID();
    draf.get(form)?.gantiKunci(kunci.value);
  }
  if (dikirim.value === orang) return;
  parameters.dikirim = dikirim.value = orang;
  form.dispatchEvent(new Event("input")); // into the draft
}

// Only an answer that names the kunci is the server's; one that asks for a log-in is jaga.js's.
document.addEventListener("htmx:beforeOnLoad", (e) => {
  const { xhr, elt, requestConfig } = e.detail;
  const entri = entriDari(elt, requestConfig);
  if (!entri || [401, 403].includes(xhr.status)) return;
  if (milikKami(xhr, entri.kunci)) {
    if (xhr.status < 300 && entri.form) sesudahTersimpan(e, xhr, entri.form);
    return;
  }
  e.preventDefault();
  titipkan(entri, posyanduHalaman(elt), true);
});

// Not so a registration that asks about likely doubles: neither a row nor another page.
function sesudahTersimpan(e, xhr, form) {
  const ke = xhr.getResponseHeader("HX-Redirect");
  if (ke) {
    e.preventDefault();
    selesai(form).then(() => location.assign(ke));
  } else if (form.closest("[data-kunci]")) selesai(form);
}

function putus(e) {
  const { elt, requestConfig } = e.detail;
  const entri = entriDari(elt, requestConfig);
  if (entri) titipkan(entri, posyanduHalaman(elt), navigator.onLine);
  else if (requestConfig.verb === "get") bukaLuring(elt);
}
document.addEventListener("htmx:sendError", putus);
document.addEventListener("htmx:timeout", putus);

// jaga.js could not ask whether she is still logged in.
document.addEventListener("jaga:titip", (e) => {
  titipkan(entriDari(e.target, {}), posyanduHalaman(e.target), false);
});

// A row or a tab of it that can't be fetched: the same person on the page without network.
async function bukaLuring(unsur) {
  const baris = unsur.closest("[data-hadir] [data-kunci]");
  if (!baris || !(await bekalSiap(posyanduHalaman(unsur)))) return;
  const kode = new URL(unsur.href, location.href).searchParams.get("formulir");
  location.assign(`${CANGKANG}#/orang/${baris.dataset.kunci}${kode ? `/${kode}` : ""}`);
}
