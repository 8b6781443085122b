// The strip at the top tells the truth about the outbox, and starts the sender. Forms have the word
// before it (aplikasi.js): what is typed and not saved stands first.
import * as gudang from "./gudang.js";
import { keadaan, mulai, SEBAB } from "./kirim.js";

const DIPERIKSA = "luring:diperiksa"; // once a tab: the room on the phone
const MENGERTI = "luring:mengerti";
const ANTREAN = "/layanan/antrean/";
const BATAS_KELUAR = 30_000;

// --- the total -----------------------------------------------------------------------------------
// {nada, teks}, or null when nothing waits on this phone.
function ringkas(jumlah, foto) {
  const menunggu = jumlah.ponsel + jumlah.dikirim;
  const bagian = [];
  if (jumlah.perbaiki) bagian.push(`${jumlah.perbaiki} perlu diperbaiki`);
  if (menunggu && keadaan.mengirim) bagian.push(`Sedang dikirim: ${menunggu}`);
  else if (menunggu) bagian.push(`${menunggu} di ponsel ini`);
  if (foto) bagian.push(`${foto} foto di ponsel ini`);
  if (!bagian.length) return null;
  const sebab = menunggu + foto && !keadaan.mengirim ? sebabTeks() : "";
  const nada = jumlah.perbaiki ? "bahaya" : keadaan.mengirim ? "info" : "waspada";
  return { nada, teks: [bagian.join(", ") + ".", sebab].join(" ").trim() };
}

function sebabTeks() {
  return navigator.onLine ? (SEBAB[keadaan.sebab] ?? "") : SEBAB.sinyal;
}

// --- what else must be known before work starts --------------------------------------------------
let ruang = { galat: "", saran: "" };

function kataJam(beda) {
  const menit = Math.round(Math.abs(beda) / 60_000);
  const jam = Math.round(menit / 60);
  const lama = menit < 120 ? `${menit} menit` : jam < 72 ? `${jam} jam` : `${Math.round(jam / 24)} hari`;
  return `Jam ponsel ini ${beda > 0 ? "terlambat" : "terlalu cepat"} ${lama}. Betulkan jam dan tanggalnya.`;
}

async function kabar(milik) {
  const semua = [];
  const hilang = await gudang.jumlahHilang(milik);
  if (hilang) {
    const teks = `${hilang} catatan yang belum terkirim hilang, karena simpanan peramban dikosongkan. Catat lagi.`;
    semua.push({ nada: "bahaya", teks, tutup: milik && (() => gudang.mengertiHilang(milik)) });
  }
  if (ruang.galat) semua.push({ nada: "bahaya", teks: ruang.galat });
  if (await gudang.jamMelenceng()) {
    semua.push({ nada: "waspada", teks: kataJam(await gudang.bedaJam()) });
  }
  if (ruang.saran && !sessionStorage.getItem(MENGERTI) && (await gudang.adaBekal(milik))) {
    const tutup = () => sessionStorage.setItem(MENGERTI, "1");
    semua.push({ nada: "waspada", teks: ruang.saran, tutup });
  }
  return semua;
}

function tampilkanKabar(strip, semua) {
  const lama = document.querySelector("[data-kabar-luring]");
  const wadah = document.createElement("div");
  wadah.dataset.kabarLuring = "";
  for (const { nada, teks, tutup } of semua) {
    const satu = document.createElement("div");
    satu.className = `strip-kirim nada-${nada}`;
    satu.setAttribute("role", "status");
    const kata = document.createElement("span");
    kata.textContent = teks;
    satu.append(kata);
    if (tutup) {
      const tombol = document.createElement("button");
      Object.assign(tombol, { type: "button", className: "btn btn-lembut", textContent: "Mengerti" });
      tombol.addEventListener("click", async () => {
        await tutup();
        await segarkan();
      });
      satu.append(tombol);
    }
    wadah.append(satu);
  }
  if (lama?.textContent === wadah.textContent) return; // not read out again
  lama?.remove();
  if (semua.length) strip.after(wadah);
}

async function segarkan() {
  const strip = document.querySelector("[data-strip]");
  if (!strip) return;
  let isi, semua;
  try {
    const milik = await gudang.pemilik();
    const foto = (await gudang.daftarFoto(milik)).filter((f) => gudang.BELUM.includes(f.keadaan));
    isi = ringkas(await gudang.hitung(milik), foto.length);
    semua = await kabar(milik);
  } catch (galat) {
    isi = null;
    semua = [{ nada: "bahaya", teks: gudang.kataGalat(galat) }];
  }
  document.dispatchEvent(new CustomEvent("strip:antrean", { detail: isi }));
  strip.toggleAttribute("data-ketuk", Boolean(isi));
  tampilkanKabar(strip, semua);
}

async function periksa() {
  if (!document.querySelector("[data-strip]")) return;
  const lalu = sessionStorage.getItem(DIPERIKSA);
  ruang = lalu === null ? await gudang.periksaRuang() : { galat: "", saran: lalu };
  // What is wrong is looked at again on the next page.
  if (!ruang.galat) sessionStorage.setItem(DIPERIKSA, ruang.saran);
  if (ruang.galat || ruang.saran) await segarkan();
}

// --- log-out -------------------------------------------------------------------------------------
// With entries that wait it asks once more, keeps them, and takes the people off this phone.
document.addEventListener("submit", async (e) => {
  const form = e.target;
  if (!form.matches("[data-keluar]")) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  if (form.dataset.luring === "sedang") return;
  try {
    const belum = await belumSampai();
    if (belum && !form.querySelector("[data-peringatan]")) return peringatkan(form, belum);
  } catch {
    // Without a store there is nothing to keep.
  }
  form.dataset.luring = "sedang";
  const keluar = await fetch(form.action, {
    method: "POST", body: new FormData(form), redirect: "manual", signal: AbortSignal.timeout(BATAS_KELUAR),
  }).catch(() => null);
  if (keluar?.type !== "opaqueredirect") {
    form.dataset.luring = "";
    return katakan(form, "Anda belum keluar: server tidak terjangkau. Coba lagi bila sinyal ada.");
  }
  await gudang.lupakanPemilik().catch(() => {});
  location.assign("/");
}, { capture: true });

// "3 catatan dan 1 foto"; "" when all has arrived.
async function belumSampai() {
  const milik = await gudang.pemilik();
  const [jumlah, foto] = [await gudang.hitung(milik), await gudang.daftarFoto(milik)];
  const catatan = gudang.BELUM.reduce((total, nama) => total + jumlah[nama], 0);
  const gambar = foto.filter((f) => gudang.BELUM.includes(f.keadaan)).length;
  return [catatan && `${catatan} catatan`, gambar && `${gambar} foto`].filter(Boolean).join(" dan ");
}

function peringatkan(form, belum) {
  katakan(
    form,
    `${belum} belum sampai di server. Semuanya tetap di ponsel ini, dan terkirim sesudah Anda ` +
      "masuk lagi. Tekan Keluar sekali lagi bila memang mau keluar."
  );
  form.firstElementChild.dataset.peringatan = "";
}

function katakan(form, teks) {
  form.querySelector(":scope > .pesan")?.remove();
  const kabar = document.createElement("p");
  kabar.className = "pesan nada-waspada";
  kabar.setAttribute("role", "alert");
  kabar.textContent = teks;
  form.prepend(kabar);
}

// --- start ---------------------------------------------------------------------------------------
async function awali() {
  try {
    if (document.body.dataset.akun) await gudang.ingatPemilik(document.body.dataset.akun);
  } catch {
    // segarkan says what is wrong.
  }
  document.querySelector("[data-strip]")?.addEventListener("click", (e) => {
    if (e.currentTarget.hasAttribute("data-ketuk")) location.assign(ANTREAN);
  });
  document.addEventListener("antrean:berubah", segarkan);
  document.addEventListener("kirim:berubah", segarkan);
  addEventListener("online", segarkan);
  addEventListener("offline", segarkan);
  await segarkan();
  await periksa();
  mulai();
}
awali();
