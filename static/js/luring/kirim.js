// Sends the outbox. An entry counts as delivered only by a 200 with application/json that echoes the
// batch and names its kunci; whatever else comes back leaves the outbox as it was.
import * as gudang from "./gudang.js";

const PINTU = "/layanan/kirim/";
const PINTU_FOTO = "/layanan/kirim/berkas/";
const BANYAK = 20; // the door takes no more at once
const UKURAN = 1_500_000; // bytes of a batch; the door takes 2 MB
const BATAS_WAKTU = 60_000;
const JEDA = [15, 30, 60, 120, 300, 600].map((detik) => detik * 1000);
const TANYA_LAGI = 15 * 60_000; // when nothing waits: is it still the same server?
const TAWARKAN_LAGI = 6 * 3_600_000; // what waits at the server: has its reason ended?
const TERPISAH = [400, 413, 500]; // perhaps one entry's fault: the others go without it
const HASIL = {
  diterima: "tersimpan",
  sudah_ada: "tersimpan",
  bentrok: "bentrok",
  ditolak: "perbaiki",
  tertahan: "tertahan",
};

// Why it stopped, for the strip: "" when nothing keeps it.
export const SEBAB = {
  sinyal: "Tidak ada sinyal.",
  masuk: "Masuk lagi agar terkirim.",
  akun_lain: "Masuk dengan akun yang mencatatnya agar terkirim.",
  jaringan: "Jaringan ini tidak sampai ke server. Buka Beranda dulu.",
  server: "Server sedang sibuk. Dicoba lagi sendiri.",
};

let gagalBerturut = 0;
let bolehLagi = 0; // time before which nothing is tried by itself
let pewaktu;
let bersih = false; // once a page

export const keadaan = { mengirim: false, sebab: "" };

function umumkan(perubahan) {
  Object.assign(keadaan, perubahan);
  document.dispatchEvent(new CustomEvent("kirim:berubah", { detail: keadaan }));
}

class Berhenti extends Error {
  constructor(sebab, { kode = 0, tunggu = 0 } = {}) {
    super(sebab);
    Object.assign(this, { sebab, kode, tunggu });
  }
}

// --- one request ---------------------------------------------------------------------------------
// The JSON of a 200; all else is a reason to stop.
async function minta(alamat, pilihan) {
  const mulai = Date.now();
  let jawaban, teks;
  try {
    const signal = AbortSignal.timeout(BATAS_WAKTU);
    jawaban = await fetch(alamat, {
      ...pilihan, signal, cache: "no-store", credentials: "same-origin", redirect: "manual",
    });
    teks = await jawaban.text();
  } catch {
    throw new Berhenti("sinyal");
  }
  const jenis = jawaban.headers.get("Content-Type")?.split(";")[0].trim();
  if (jawaban.type === "opaqueredirect") throw new Berhenti("jaringan");
  if (jawaban.status === 401 && jenis === "application/json") throw new Berhenti("masuk");
  if (jawaban.status !== 200) {
    const tunggu = Number(jawaban.headers.get("Retry-After")) * 1000 || 0;
    throw new Berhenti("server", { kode: jawaban.status, tunggu });
  }
  if (jenis !== "application/json") throw new Berhenti("jaringan");
  try {
    const isi = JSON.parse(teks);
    return { isi, jam: selisih(jawaban, mulai, Date.now()) };
  } catch {
    throw new Berhenti("sinyal");
  }
}

// Milliseconds that the server's clock is ahead; its header counts whole seconds. Null without it.
function selisih(jawaban, mulai, selesai) {
  const jamServer = Date.parse(jawaban.headers.get("Date"));
  return Number.isNaN(jamServer) ? null : jamServer + 500 - (mulai + selesai) / 2;
}

const urutanBenar = (isi) => typeof isi?.epoch === "string" && Number.isInteger(isi.nomor);

// Before sending: the account, a fresh token, and whether it is still the server that was.
async function tanya(milik) {
  const { isi, jam } = await minta(PINTU);
  if (!urutanBenar(isi) || !isi.csrf || !isi.akun) throw new Berhenti("jaringan");
  if (String(isi.akun) !== milik) throw new Berhenti("akun_lain");
  if (jam !== null) await gudang.catatBedaJam(jam);
  await gudang.catatServer(isi);
  return isi.csrf;
}

// --- what is to be sent --------------------------------------------------------------------------
// What waits at the server is asked about again if it was last acknowledged before `sebelum`.
const sudahLama = () => Date.now() - TAWARKAN_LAGI;
async function yangPerlu(milik, sebelum = sudahLama()) {
  const semua = await Promise.all(
    ["ponsel", "dikirim", "tertahan"].map((nama) => gudang.yang(milik, nama))
  );
  return semua.flat().filter((baris) => perluDikirim(baris, sebelum));
}

function perluDikirim(baris, sebelum = sudahLama()) {
  if (baris.keadaan === "tertahan") return !(Date.parse(baris.diakui_pada) >= sebelum);
  return baris.keadaan === "ponsel" || baris.keadaan === "dikirim";
}

// The next batch: oldest first; what failed by itself comes last, and alone.
function pilihPaket(antrean, batas) {
  const urut = [...antrean].sort((a, b) => (a.gagal ?? 0) - (b.gagal ?? 0) || a.urutan - b.urutan);
  if (urut[0]?.gagal) return [urut[0]];
  const paket = [];
  let ukuran = 0;
  for (const baris of urut) {
    ukuran += new Blob([JSON.stringify(baris.item)]).size;
    const penuh = paket.length === batas || (paket.length > 0 && ukuran > UKURAN);
    if (penuh || baris.gagal) break;
    paket.push(baris);
  }
  return paket;
}

// --- one batch -----------------------------------------------------------------------------------
// Returns how many were acknowledged.
async function kirimPaket(paket, csrf) {
  const kunci = paket.map((baris) => baris.kunci);
  const batch = crypto.randomUUID();
  const items = await gudang.mulaiKirim(kunci);
  let diakui = {};
  try {
    const { isi } = await minta(PINTU, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify({ batch, items }),
    });
    const benar = isi?.batch === batch && Array.isArray(isi.jawaban) && urutanBenar(isi);
    if (!benar) throw new Berhenti("jaringan");
    diakui = bacaJawaban(isi.jawaban, new Set(items.map((satu) => satu.kunci)));
    // A restore between question and answer: what was acknowledged before it is offered again.
    await gudang.catatServer(isi);
    await gudang.akui(diakui);
  } finally {
    await gudang.batalKirim(kunci.filter((satu) => !diakui[satu]));
  }
  return Object.keys(diakui).length;
}

function bacaJawaban(jawaban, ditanya) {
  const diakui = {};
  for (const satu of jawaban) {
    if (!ditanya.has(satu?.kunci) || !HASIL[satu.hasil]) continue;
    const { galat = {}, nomor = null, revisi = null, sebab = "" } = satu;
    diakui[satu.kunci] = { keadaan: HASIL[satu.hasil], galat, nomor, revisi, sebab, gagal: 0 };
  }
  return diakui;
}

// --- the whole outbox ----------------------------------------------------------------------------
// Returns whether anything was acknowledged.
async function kirimAntrean(milik, csrf, sebelum) {
  const dilewati = new Set();
  let batas = BANYAK;
  let gagalSendiri = 0;
  let ada = false;
  for (;;) {
    const sisa = (await yangPerlu(milik, sebelum)).filter((baris) => !dilewati.has(baris.kunci));
    const paket = pilihPaket(sisa, batas);
    if (!paket.length) return ada;
    try {
      const jumlah = await kirimPaket(paket, csrf);
      if (jumlah < paket.length) throw new Berhenti("jaringan");
      ada = true;
      batas = BANYAK;
      gagalSendiri = 0;
    } catch (galat) {
      if (!TERPISAH.includes(galat.kode)) throw galat;
      if (paket.length > 1) {
        batas = Math.ceil(paket.length / 2);
        continue;
      }
      const [{ kunci, gagal = 0 }] = paket;
      await gudang.ubah(kunci, { gagal: gagal + 1 });
      dilewati.add(kunci);
      gagalSendiri += 1;
      if (gagalSendiri === 3) throw galat; // then it is not the entries
    }
  }
}

// Photos go one by one; one that fails does not hold up the others.
async function kirimFoto(milik, csrf, sebelum) {
  for (const { blob, ...foto } of (await gudang.daftarFoto(milik)).filter((f) => perluDikirim(f, sebelum))) {
    const body = new FormData();
    const { kunci, entri, bagian = "", sha256, letak = "" } = foto;
    const isi = { kunci, entri, bagian, sha256, letak };
    for (const [nama, nilai] of Object.entries(isi)) body.append(nama, nilai);
    body.append("foto", blob, "foto.jpg");
    try {
      const { isi: json } = await minta(PINTU_FOTO, { method: "POST", headers: { "X-CSRFToken": csrf }, body });
      const { [kunci]: jawaban } = bacaJawaban([json], new Set([kunci]));
      if (!jawaban) throw new Berhenti("jaringan");
      await gudang.ubahFoto(kunci, { ...jawaban, diakui_pada: new Date().toISOString() });
    } catch (galat) {
      if (!TERPISAH.includes(galat.kode)) throw galat;
    }
  }
}

async function perluTanya(milik) {
  if ((await yangPerlu(milik)).length) return true;
  if ((await gudang.daftarFoto(milik)).some((f) => perluDikirim(f))) return true;
  const { tersimpan, bentrok, tertahan } = await gudang.hitung(milik);
  if (!tersimpan && !bentrok && !tertahan && !(await gudang.adaBekal(milik))) return false;
  return Date.now() - (await gudang.terakhirDitanya()) > TANYA_LAGI;
}

async function kirimSemua({ paksa }) {
  const milik = await gudang.pemilik();
  if (!milik || !(paksa || (await perluTanya(milik)))) return;
  umumkan({ mengirim: true });
  try {
    const kini = Date.now();
    const csrf = await tanya(milik);
    const sebelum = paksa ? kini : sudahLama();
    const ada = await kirimAntrean(milik, csrf, sebelum);
    if (ada) await kirimAntrean(milik, csrf, kini); // what they waited for may have come
    await kirimFoto(milik, csrf, ada ? kini : sebelum);
    if (!bersih) await gudang.bersihkan();
    bersih = true;
    gagalBerturut = 0;
    bolehLagi = 0;
    umumkan({ mengirim: false, sebab: "" });
  } catch (galat) {
    if (!(galat instanceof Berhenti)) {
      umumkan({ mengirim: false, sebab: "" });
      throw galat;
    }
    tunda(galat.tunggu);
    umumkan({ mengirim: false, sebab: galat.sebab });
  }
}

// Later and later, and not all phones at the same moment.
function tunda(tunggu) {
  const jeda = JEDA[Math.min(gagalBerturut, JEDA.length - 1)];
  gagalBerturut += 1;
  bolehLagi = Date.now() + Math.max(Math.min(tunggu, JEDA.at(-1)), jeda * (0.8 + 0.4 * Math.random()));
  clearTimeout(pewaktu);
  pewaktu = setTimeout(cobaSendiri, bolehLagi - Date.now() + 50);
}

// Send what waits; one tab at a time. paksa: after whoever is sending, and even if nothing waits.
export async function kirimSekarang({ paksa = true } = {}) {
  await navigator.locks.request("posyandu-kirim", { ifAvailable: !paksa }, (giliran) =>
    giliran ? kirimSemua({ paksa }) : undefined
  );
  return keadaan;
}

// --- by itself -----------------------------------------------------------------------------------
async function cobaSendiri() {
  if (keadaan.mengirim || Date.now() < bolehLagi || !navigator.onLine) return;
  await kirimSekarang({ paksa: false });
}

function cobaSegera() {
  bolehLagi = 0;
  gagalBerturut = 0;
  umumkan({ sebab: "" });
  return cobaSendiri();
}

// On load, back with signal, back on the page, after an entry, on a timer, and by button.
export function mulai() {
  addEventListener("online", cobaSegera);
  addEventListener("offline", () => umumkan({ sebab: "sinyal" }));
  addEventListener("pageshow", cobaSendiri);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") cobaSendiri();
  });
  document.addEventListener("antrean:berubah", cobaSendiri);
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-kirim-sekarang]")) kirimSekarang();
  });
  setInterval(cobaSendiri, 60_000);
  cobaSendiri();
}
