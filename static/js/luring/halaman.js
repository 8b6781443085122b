// The pages without network, by the part of the address behind #: worksheet, one person, any
// register, a new person and family, what was entered today, and the outbox.
import {
  ambil, bacaHariBuka, bacaPertolongan, betulkan, daftar, kataGalat, masukkan, pemilik, simpanHariBuka, tanggalDitanya,
} from "./gudang.js";
import "./kecilkan.js";
import { bacaBekal, cocok, keadaanLuring, registerOrang } from "./bekal.js";
import { sedangDibuka, tampilkanAntrean, tampilkanEntri } from "./antrean.js";
import { buat, hariIso, ikon, jam, pesan, tanggalPanjang, tanggalPendek } from "./dom.js";
import { buatIsian, ringkasForm, simpanFotoForm, tempatDiketahui } from "./isian.js";
import { barisEntri, galatEntri, lencana } from "./entri.js";
import { halamanDaftar } from "./daftar.js";

const akar = document.querySelector("[data-luring]");
const tempat = akar.querySelector("[data-isi]");
const kabar = akar.querySelector("[data-kabar]");
const judul = document.querySelector("[data-judul]");

const tautan = (alamat, kelas, ...isi) => buat("a", { href: alamat, class: kelas }, ...isi);
const kembali = (alamat, teks) =>
  buat("p", {}, tautan(alamat, "btn btn-polos", ikon("arrow-left"), teks));

const SUDAH_LAIN =
  "Catatan ini sudah disimpan dengan isi lain, mungkin dari tab lain. Isi di sini belum tersimpan. Tekan Simpan sekali lagi bila isi di sini yang benar.";
const sudahDiberiTahu = new Set();

// Keep one entry and say so; the page stays, and the next one is shown. Kept once more under its
// kunci it is the same; other values are a correction, and not before one was told.
async function simpanEntri(dunia, { kode, isi, kunci, tentang, ringkas }) {
  const { bekal } = dunia;
  const lama = kunci && (await ambil(kunci));
  if (lama) {
    if (JSON.stringify(lama.item.isi) === JSON.stringify(isi)) return;
    if (sudahDiberiTahu.has(kunci)) return betulkan(kunci, isi, { tentang });
    sudahDiberiTahu.add(kunci);
    throw Object.assign(new Error(SUDAH_LAIN), { kata: SUDAH_LAIN });
  }
  const formulir = bekal.formulir[kode];
  const item = {
    kunci: kunci ?? crypto.randomUUID(),
    aksi: "baru",
    formulir: kode,
    versi: formulir.versi,
    penugasan: bekal.penugasan,
    posyandu: bekal.posyandu,
    isi,
  };
  await masukkan(item, { judul: formulir.judul, tentang, ringkas });
}

function katakan(nada, teks) {
  kabar.replaceChildren(pesan(nada, teks));
}

// --- worksheet ---------------------------------------------------------------------------------
const LANGKAH = [1, 2, 3, 4, 5];

function titik(bekal, orang) {
  const kata = [...orang.langkah].sort().map((n) => bekal.langkah[n]);
  return buat(
    "span",
    { class: "langkah-titik", role: "img", "aria-label": `Langkah: ${kata.join(", ")}` },
    LANGKAH.map((n) => buat("i", { class: orang.langkah.has(n) ? "ya" : undefined }))
  );
}

// Whether it was kept; a day that the phone cannot know is asked for on the worksheet.
async function simpanHadir(dunia, orang, langkah, teks) {
  const ditanya = await tanggalDitanya();
  const tanggal = ditanya ? tanggalHadir : dunia.hari;
  if (!tanggal) {
    katakan("bahaya", "Isi dulu tanggal hari ini di lembar kerja: jam ponsel ini tidak bisa dipercaya.");
    return false;
  }
  if (tanggal > dunia.hari) {
    katakan("bahaya", "Tanggal hari ini yang Anda isi belum tiba. Periksa lagi.");
    return false;
  }
  try {
    const isi = { warga: orang.kunci, tanggal, langkah: langkah.map(String) };
    await simpanEntri(dunia, { kode: "hadir", isi, tentang: orang.nama });
  } catch (galat) {
    katakan("bahaya", kataGalat(galat));
    return false;
  }
  for (const n of [1, ...langkah]) orang.langkah.add(n);
  katakan("aman", `${teks} Tersimpan di ponsel ini.`);
  return true;
}
let tanggalHadir = "";

function tanyaTanggal(max) {
  const oninput = (e) => (tanggalHadir = e.target.value);
  return buat(
    "div",
    { class: "isian" },
    buat("label", { class: "form-label", for: "id_tanggal_hadir" }, "Tanggal hari ini"),
    buat("input", { class: "form-control", type: "date", id: "id_tanggal_hadir", max, value: tanggalHadir, oninput })
  );
}

function barisOrang(dunia, orang) {
  const { bekal, keluarga } = dunia;
  const rumah = keluarga.get(orang.keluarga)?.nama ?? "";
  const hadir = async (e) => {
    if (!(await simpanHadir(dunia, orang, [], `${orang.nama} hadir.`))) return;
    e.target.replaceWith(titik(bekal, orang));
    hitung(dunia);
  };
  const tombol = bekal.formulir.hadir && dunia.dibuka === "ya"
    ? buat("button", { class: "btn btn-lembut", type: "button", onclick: hadir }, "Hadir")
    : buat("span", { class: "lunak kecil" }, "belum datang");
  const akhir = orang.langkah.size ? titik(bekal, orang) : tombol;
  const tamu = orang.tamu && buat("span", { class: "lencana nada-info" }, "Tamu");
  const baru = orang.catatan && orang.catatan.keadaan !== "tersimpan" && lencana(orang.catatan);
  return buat(
    "li",
    { "data-teks": `${orang.nama} ${rumah}`, "data-kunci": orang.kunci },
    buat(
      "div",
      { class: "baris" },
      tautan(
        `#/orang/${orang.kunci}`,
        "baris-teks",
        buat("span", { class: "baris-judul" }, orang.nama, tamu && " ", tamu, baru && " ", baru),
        buat("span", { class: "baris-keterangan" }, `${orang.jenis_kelamin}, ${orang.umur} · ${rumah}`)
      ),
      buat("span", { class: "baris-akhir" }, akhir)
    )
  );
}

function medanCari(sasaran) {
  const medan = { class: "form-control", type: "search", id: "id_saring", autocomplete: "off", "data-saring": sasaran };
  const label = buat("label", { class: "form-label", for: "id_saring" }, "Cari nama");
  return buat("div", { class: "penyaring" }, buat("div", { class: "cari" }, label, buat("input", medan)));
}

// Who is expected or has come, and all others for whom something can be recorded.
// A day that is not planned is opened only by who says so; until then nothing is recorded at it.
async function dibukaHariIni({ bekal, hari }) {
  const terencana = bekal.tanggal === hari && bekal.terencana !== false;
  return terencana ? "ya" : ((await bacaHariBuka(hari)) ?? "");
}

function tanyaHariBuka({ hari, dibuka }) {
  const bukan = dibuka === "tidak";
  const jawab = (nilai) => async () => {
    await simpanHariBuka(hari, nilai);
    await segarkan();
  };
  return buat(
    "div",
    { class: "kartu", "data-tanya-hari-buka": true },
    buat("h2", {}, bukan ? "Hari ini bukan hari buka" : "Hari ini hari buka?"),
    buat("p", {}, bukan ? "Yang dicatat menjadi kunjungan." : `${tanggalPanjang(hari)} tidak ada di jadwal ponsel ini.`),
    buat(
      "div",
      { class: "deret-tombol" },
      buat("button", { class: "btn btn-primary", type: "button", onclick: jawab("ya") }, "Ya, Posyandu buka"),
      bukan ? "" : buat("button", { class: "btn btn-lembut", type: "button", onclick: jawab("tidak") }, "Bukan, kunjungan saja")
    )
  );
}

const adaRegister = ({ bekal }, w) => registerOrang(bekal, w).length > 0;
const pesertaLembar = (dunia) =>
  urutNama(dunia, (w) => {
    const ditunggu = w.kelompok?.some((k) => dunia.bekal.ditunggu?.includes(k) ?? true);
    return w.langkah.size || w.tamu || w.baru || (ditunggu && adaRegister(dunia, w));
  });

const urutan = new Intl.Collator("id");
function urutNama({ warga }, syarat) {
  const cocok = [...warga.values()].filter(syarat);
  return cocok.sort((a, b) => urutan.compare(a.nama, b.nama));
}

// The rows of the others are made when they are looked for: they may be many.
function wargaLain(dunia, peserta) {
  const ada = new Set(peserta);
  const lain = urutNama(dunia, (w) => !ada.has(w) && adaRegister(dunia, w));
  if (!lain.length) return "";
  const daftar = buat("ul", { class: "daftar lembar" });
  const isi = () => daftar.childElementCount || daftar.append(...lain.map((w) => barisOrang(dunia, w)));
  const lipatan = buat("details", { class: "bagian", ontoggle: isi }, buat("summary", {}, `Warga lain (${lain.length})`), daftar);
  const cari = tempat.querySelector("#id_saring");
  cari.addEventListener("input", () => {
    if (cari.value) isi();
    lipatan.open = cari.value !== "";
  });
  return lipatan;
}

function hitung(dunia) {
  const semua = pesertaLembar(dunia);
  const datang = semua.filter((w) => w.langkah.size).length;
  const unsur = tempat.querySelector("[data-hitung]");
  if (unsur) unsur.textContent = `${datang} dari ${semua.length} sudah datang.`;
}

async function lembar(dunia) {
  const { bekal, hari, peringatan } = dunia;
  judul.textContent = "Lembar kerja";
  const orang = pesertaLembar(dunia);
  const lain = bekal.tanggal !== hari && !peringatan;
  tempat.replaceChildren(
    buat("p", { class: "lunak" }, `${tanggalPanjang(hari)}, ${bekal.nama_posyandu}`),
    peringatan ? pesan("waspada", `${peringatan} Siapkan lagi bila sinyal ada.`) : "",
    dunia.dibuka === "ya" ? "" : tanyaHariBuka(dunia),
    lain ? pesan("waspada", `Disiapkan untuk ${tanggalPanjang(bekal.tanggal)}; catatan sekarang bertanggal hari ini.`) : "",
    bekal.formulir.hadir && dunia.dibuka === "ya" && (await tanggalDitanya()) ? tanyaTanggal(hari) : "",
    buat("p", { "data-hitung": true }),
    medanCari(".lembar"),
    orang.length
      ? buat("ul", { class: "daftar lembar", id: "lembar" }, orang.map((w) => barisOrang(dunia, w)))
      : pesan("waspada", "Belum ada sasaran. Daftarkan orangnya dulu.")
  );
  tempat.append(wargaLain(dunia, orang));
  hitung(dunia);
}

// After an entry: the worksheet, at the next one who has not come.
function lanjut(dunia, orang, teks) {
  const semua = pesertaLembar(dunia);
  const urut = semua.findIndex((w) => w.kunci === orang?.kunci);
  const bergilir = [...semua.slice(urut + 1), ...semua.slice(0, urut + 1)];
  const berikut = bergilir.find((w) => !w.langkah.size && w.kunci !== orang?.kunci);
  tujuanBerikut = berikut?.kunci;
  kabarBerikut = ["aman", teks];
  location.hash = "#/lembar";
}
let tujuanBerikut, kabarBerikut;

// --- one person --------------------------------------------------------------------------------
function nilaiAwal(dunia, subjek, ditanya, diHariBuka) {
  return { ...subjek, tanggal: ditanya ? "" : dunia.hari, di_hari_buka: diHariBuka ? "1" : "" };
}

async function formulirRegister(dunia, { kode, subjek, lama, bantuan, tentang, diHariBuka, tanyaTempat, sesudah }) {
  const { bekal, hari } = dunia;
  const { html, banyak, tanya, tetap, perlu_satu, judul: nama } = bekal.formulir[kode];
  const ditanya = await tanggalDitanya();
  const terakhir = Object.fromEntries(
    Object.entries(lama?.angka ?? {}).map(([n, t]) => [n, `${t}, ${tanggalPendek(lama.tanggal)}`])
  );
  const bawaan = buat("form");
  bawaan.append(document.createRange().createContextualFragment(html));
  const form = await buatIsian({
    html,
    banyak,
    hari,
    lama: terakhir,
    bantuan,
    tanya,
    tetap,
    perlu_satu,
    judul: nama,
    tentang,
    isi: { ...Object.fromEntries(new FormData(bawaan)), ...nilaiAwal(dunia, subjek, ditanya, diHariBuka || tanyaTempat) },
    lengkapi: (satu) => {
      if (!tanyaTempat) tempatDiketahui(satu);
      else satu.elements.di_hari_buka.dataset.hariBuka = hari;
    },
    draf: `${kode}|${Object.values(subjek).join("|")}`,
    simpan: async (isi, kunci) => {
      await simpanFotoForm(form, kunci);
      await simpanEntri(dunia, { kode, isi, kunci, tentang, ringkas: ringkasForm(form, tentang) });
      await sesudah();
    },
  });
  if (!diHariBuka || ditanya) form.querySelector("details[data-terisi]")?.setAttribute("open", "");
  return form;
}

async function orangIni(dunia, kunci, kode) {
  const { bekal, warga } = dunia;
  const orang = warga.get(kunci);
  if (!orang) return lembar(dunia);
  judul.textContent = orang.nama;
  const semua = registerOrang(bekal, orang);
  const belum = semua.filter((satu) => !orang.terisi[satu]);
  const pilih = semua.includes(kode) ? kode : (belum[0] ?? semua[0]);
  const kartu = buat("div", { class: "kartu" });
  if (semua.length > 1) {
    const butir = semua.map((satu) => {
      const sudah = orang.terisi[satu] !== undefined;
      const isi = [sudah && ikon("check-circle"), bekal.formulir[satu].judul];
      const a = tautan(`#/orang/${kunci}/${satu}`, undefined, ...isi);
      if (satu === pilih) a.setAttribute("aria-current", "true");
      return buat("li", { class: `bidang-${bekal.formulir[satu].bidang}` }, a);
    });
    kartu.append(buat("ul", { class: "tab", "aria-label": "Register" }, butir));
  }
  if (!dunia.dibuka) {
    kartu.append(tanyaHariBuka(dunia));
  } else if (pilih) {
    const formulir = bekal.formulir[pilih];
    kartu.append(buat("h2", { class: `bidang-${formulir.bidang}` }, formulir.judul));
    if (orang.ditolak[pilih]) {
      const ditolak = orang.ditolak[pilih];
      const sebab = Object.values(galatEntri(ditolak)).flat().join(" ");
      kartu.append(pesan("bahaya", `Yang dicatat hari ini perlu diperbaiki. ${sebab}`));
      kartu.append(tautan(`#/antrean/${ditolak.kunci}`, "btn btn-primary btn-lebar", "Betulkan"));
    } else if (orang.terisi[pilih] !== undefined) {
      const isi = [orang.terisi[pilih] && `: ${orang.terisi[pilih]}`, "."].filter(Boolean);
      kartu.append(buat("p", {}, ikon("check-circle"), " Sudah dicatat hari ini", isi));
      kartu.append(tautan("#/hari-ini", "btn btn-lembut", "Lihat yang dicatat hari ini"));
    } else {
      const sesudah = async () => {
        if (dunia.dibuka === "ya") for (const n of [1, formulir.langkah ?? 1]) orang.langkah.add(n);
        lanjut(dunia, orang, `${orang.nama}: ${formulir.judul} tersimpan di ponsel ini.`);
      };
      const opsi = { kode: pilih, subjek: { warga: kunci }, lama: orang.lama[pilih], bantuan: orang.bantuan?.[pilih], tentang: orang.nama };
      kartu.append(await formulirRegister(dunia, { ...opsi, diHariBuka: dunia.dibuka === "ya", sesudah }));
    }
  } else {
    kartu.append(buat("p", { class: "lunak" }, "Tidak ada register Anda untuk orang ini hari ini."));
  }
  kartu.append(langkahTangan(dunia, orang));
  tempat.replaceChildren(
    kembali("#/lembar", "Lembar kerja"),
    buat("p", { class: "lunak" }, `${orang.jenis_kelamin}, ${orang.umur}`),
    kartu
  );
}

function langkahTangan(dunia, orang) {
  const { bekal } = dunia;
  if (!bekal.formulir.hadir || dunia.dibuka !== "ya") return "";
  const belum = LANGKAH.filter((n) => n > 1 && !orang.langkah.has(n));
  const tombol = belum.map((n) => {
    const onclick = async () => {
      if (await simpanHadir(dunia, orang, [n], `${orang.nama}: langkah ${n}.`)) await segarkan();
    };
    return buat("button", { class: "btn btn-lembut", type: "button", onclick }, `${n}. ${bekal.langkah[n]}`);
  });
  if (!tombol.length) return "";
  const kepala = buat("p", { class: "lunak kecil" }, "Langkah yang sudah dijalani:");
  return buat("div", {}, kepala, buat("div", { class: "deret-tombol" }, tombol));
}

// --- any register ------------------------------------------------------------------------------
async function catat(dunia, kode, jenis, kunci) {
  const { bekal, warga, keluarga } = dunia;
  const formulir = bekal.formulir[kode];
  judul.textContent = formulir?.judul ?? "Catat";
  if (!formulir) {
    return tempat.replaceChildren(...daftarRegister(bekal));
  }
  if (formulir.subjek.length && !kunci && jenis !== "tempat") {
    return tempat.replaceChildren(kembali("#/catat", "Register"), ...pilihSubjek(dunia, kode, formulir));
  }
  const subjek = kunci ? { [jenis]: kunci } : {};
  const baris = jenis === "warga" ? warga.get(kunci) : keluarga.get(kunci);
  const nama = baris ? (jenis === "keluarga" ? `Keluarga ${baris.nama}` : baris.nama) : "";
  const sesudah = async () => {
    kabarBerikut = ["aman", `${nama || formulir.judul}: tersimpan di ponsel ini.`];
    jenisTiket = undefined;
    location.hash = kunci ? `#/catat/${kode}` : "#/catat";
  };
  const lama = baris?.lama?.[kode];
  const bantuan = baris?.bantuan?.[kode];
  const tanyaTempat = jenis === "warga" && dunia.dibuka === "ya" && formulir.sasaran.length > 0;
  const form = await formulirRegister(dunia, { kode, subjek, lama, bantuan, tentang: nama, diHariBuka: false, tanyaTempat, sesudah });
  const yangDibutuhkan = form.elements.jenis_permohonan;
  if (jenisTiket && yangDibutuhkan && !yangDibutuhkan.value) yangDibutuhkan.value = jenisTiket;
  tempat.replaceChildren(
    kembali(jenis ? `#/catat/${kode}` : "#/catat", formulir.judul),
    nama ? buat("p", {}, buat("strong", {}, nama)) : "",
    lama ? buat("p", { class: "lunak" }, `Terakhir ${tanggalPendek(lama.tanggal)}: ${lama.ringkasan}`) : "",
    form
  );
}

// By field, as the page of registers with network.
function daftarRegister({ formulir, bidang }) {
  const baris = ([kode, { judul: teks }]) =>
    buat(
      "li",
      {},
      tautan(`#/catat/${kode}`, "baris", buat("span", { class: "baris-teks" }, buat("span", { class: "baris-judul" }, teks)), ikon("chevron-right"))
    );
  const semua = Object.entries(formulir);
  const slugs = [...new Set(semua.flatMap(([, f]) => f.bidang ?? []))];
  return slugs.map((slug) => {
    const nama = bidang?.[slug] ?? "Register"; // an older release did not take them along
    const milik = semua.filter(([, f]) => f.bidang === slug);
    return buat("section", { class: `bagian bidang-${slug}` }, buat("h2", {}, nama), buat("ul", { class: "daftar" }, milik.map(baris)));
  });
}

function pilihSubjek({ warga, keluarga, bekal }, kode, formulir) {
  const baris = [];
  if (formulir.tempat) baris.push(["tempat", "", "Untuk sebuah tempat", "Jalan, sumur umum, balai, satu RT"]);
  if (formulir.subjek.includes("keluarga")) {
    for (const k of keluarga.values()) {
      const letak = [k.rt && `RT ${k.rt}`, k.rw && `RW ${k.rw}`, k.dusun].filter(Boolean).join(" ");
      baris.push(["keluarga", k.kunci, `Keluarga ${k.nama}`, letak]);
    }
  }
  if (formulir.subjek.includes("warga")) {
    for (const w of warga.values()) {
      if (!cocok(formulir, w)) continue;
      baris.push(["warga", w.kunci, w.nama, `${w.umur} · ${keluarga.get(w.keluarga)?.nama ?? ""}`]);
    }
  }
  const butir = baris.map(([jenis, kunci, nama, keterangan]) =>
    buat(
      "li",
      { "data-teks": nama },
      tautan(
        ["#/catat", kode, jenis, kunci].filter(Boolean).join("/"),
        "baris",
        buat(
          "span",
          { class: "baris-teks" },
          buat("span", { class: "baris-judul" }, nama),
          buat("span", { class: "baris-keterangan" }, keterangan)
        ),
        ikon("chevron-right")
      )
    )
  );
  return [
    buat("p", { class: "lunak" }, bekal.nama_posyandu),
    medanCari("#calon"),
    buat("ul", { class: "daftar", id: "calon" }, butir),
  ];
}

// --- tickets -----------------------------------------------------------------------------------
// What the server holds is not on the phone; what was entered here is, and a new one can be made.
const TIKET = ["permohonan", "aspirasi"];

function permohonan({ bekal, entri }) {
  judul.textContent = "Permohonan";
  jenisTiket = undefined;
  const milik = entri.filter(({ item }) => TIKET.includes(item.formulir) && item.aksi === "baru").reverse();
  const kata = { permohonan: "Permohonan baru", aspirasi: "Aspirasi baru" };
  const baru = TIKET.filter((kode) => bekal.formulir[kode]).map((kode) =>
    tautan(`#/catat/${kode}`, "btn btn-lembut", ikon("plus-lg"), kata[kode])
  );
  const baris = (e) => barisEntri(e, `#/antrean/${e.kunci}`, `${tanggalPendek(hariIso(new Date(e.dibuat_pada)))} ${jam(e.dibuat_pada)}`, bekal);
  tempat.replaceChildren(
    pesan("waspada", "Tanpa sinyal daftar dari server tidak bisa dibuka. Di bawah ini yang dicatat di ponsel ini."),
    baru.length ? buat("p", { class: "deret-tombol" }, baru) : "",
    milik.length
      ? buat("ul", { class: "daftar" }, milik.map(baris))
      : buat("p", { class: "lunak" }, "Belum ada permohonan yang dicatat di ponsel ini.")
  );
}

// A kind that was opened: in whose form it can be chosen, and chosen there until it is saved.
let jenisTiket;
function tiketJenis({ bekal }, jenis) {
  const pilihan = `<option value="${jenis}">`;
  const kode = TIKET.find((satu) => bekal.formulir[satu]?.html.includes(pilihan));
  if (kode) jenisTiket = jenis;
  location.replace(kode ? `#/catat/${kode}` : "#/permohonan");
}

// --- entered today -----------------------------------------------------------------------------
async function hariIniDicatat() {
  judul.textContent = "Dicatat hari ini";
  const bekal = (await bacaBekal())?.isi;
  const hari = hariIso(new Date());
  const semua = (await daftar(await pemilik())).filter((e) => hariIso(new Date(e.dibuat_pada)) === hari);
  tempat.replaceChildren(
    semua.length
      ? buat("ul", { class: "daftar" }, semua.reverse().map((e) => barisEntri(e, `#/antrean/${e.kunci}`, jam(e.dibuat_pada), bekal)))
      : pesan("waspada", "Belum ada yang dicatat hari ini di ponsel ini.")
  );
}

// --- confidential cases ------------------------------------------------------------------------
// Nothing is taken without network: where help is. The numbers of the nation stand in the page
// itself; those near, once prepared, stay after log-out too.
const nomorSapa = () => document.querySelector("[data-sapa]").content.cloneNode(true);

async function nomorPertolongan() {
  const dekat = await bacaPertolongan().catch(() => undefined);
  if (!dekat) return nomorSapa();
  const baris = dekat.map(({ nama, telepon, putar, keterangan }) => {
    const isi = [
      buat("span", { class: "baris-judul" }, nama),
      keterangan && buat("span", { class: "baris-keterangan" }, keterangan),
      telepon && buat("strong", { class: "tak-patah" }, telepon),
    ];
    const teks = buat("span", { class: "baris-teks" }, isi);
    return buat("li", {}, telepon ? tautan(`tel:${putar}`, "baris", teks) : buat("div", { class: "baris" }, teks));
  });
  return buat("ul", { class: "daftar" }, baris);
}

async function pertolongan() {
  judul.textContent = "Nomor pertolongan";
  tempat.replaceChildren(
    pesan("waspada", "Tidak ada sinyal, jadi kasus rahasia belum bisa dicatat. Telepon salah satu nomor ini."),
    await nomorPertolongan()
  );
}

// --- where one stands --------------------------------------------------------------------------
async function belumDisiapkan() {
  judul.textContent = "Tanpa sinyal";
  tempat.replaceChildren(
    pesan("waspada", "Tidak ada sinyal, dan ponsel ini belum disiapkan untuk luring."),
    buat("p", {}, "Bila sinyal ada, buka Hari Buka lalu tekan “Siapkan untuk luring”."),
    buat("button", { class: "btn btn-primary btn-lebar", type: "button", onclick: () => location.reload() }, "Coba lagi"),
    buat("p", { class: "deret-tombol" }, tautan("#/antrean", "btn btn-lembut", "Antrean kiriman")),
    buat("section", { class: "bagian" }, buat("h2", {}, "Perlu pertolongan segera"), await nomorPertolongan())
  );
}

const tandaiMenu = (bagian) => {
  for (const a of document.querySelectorAll(".menu-utama a")) {
    if (a.hash === `#/${bagian}`) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
};

async function segarkan() {
  const [, bagian = "", ...sisa] = (location.hash || alamatAwal()).split("/");
  tandaiMenu(bagian === "orang" ? "lembar" : bagian);
  if (bagian === "antrean") {
    judul.textContent = "Antrean";
    return sisa[0] ? tampilkanEntri(tempat, sisa[0], "#/antrean") : tampilkanAntrean(tempat, "#/antrean");
  }
  if (bagian === "hari-ini") return hariIniDicatat();
  if (bagian === "kasus") return pertolongan();
  const dunia = (await pemilik()) && (await keadaanLuring());
  if (!dunia) return belumDisiapkan();
  dunia.dibuka = await dibukaHariIni(dunia);
  if (bagian === "orang") return orangIni(dunia, ...sisa);
  if (bagian === "catat") return catat(dunia, ...sisa);
  if (bagian === "tiket") return tiketJenis(dunia, ...sisa);
  if (bagian === "permohonan") return permohonan(dunia);
  if (bagian === "daftar") {
    judul.textContent = "Daftarkan warga";
    return halamanDaftar(tempat, dunia, {
      simpanEntri,
      sesudah: (kunci, nama) => {
        kabarBerikut = ["aman", `${nama} terdaftar, tersimpan di ponsel ini.`];
        location.hash = `#/orang/${kunci}`;
      },
    });
  }
  return lembar(dunia);
}

// What a page of the server becomes without it: the first that fits.
const AWAL = [
  [/^\/layanan\/antrean\//, "#/antrean"],
  [/^\/layanan\/kasus\//, "#/kasus"],
  [/^\/layanan\/permohonan\/baru\/(\w+)\//, "#/tiket/$1"],
  [/^\/layanan\/permohonan\//, "#/permohonan"],
  [/^\/layanan\/catatan\/(\w+)\/baru\//, "#/catat/$1"],
  [/^\/layanan\/catatan\//, "#/catat"],
  [/^\/layanan\/warga\/baru\//, "#/daftar"],
];

function alamatAwal() {
  const [pola, ke] = AWAL.find(([satu]) => satu.test(location.pathname)) ?? [/^.*$/, "#/lembar"];
  return location.pathname.match(pola)[0].replace(pola, ke);
}

async function pindah() {
  const [nada, teks] = kabarBerikut ?? [];
  kabarBerikut = undefined;
  kabar.replaceChildren(nada ? pesan(nada, teks) : "");
  await segarkan();
  scrollTo(0, 0);
  const berikut = tujuanBerikut && tempat.querySelector(`[data-kunci="${tujuanBerikut}"]`);
  tujuanBerikut = undefined;
  if (berikut) {
    berikut.scrollIntoView({ block: "center" });
    berikut.querySelector("button, a").focus({ preventScroll: true });
  } else {
    akar.focus({ preventScroll: true });
  }
  document.title = `${judul.textContent} · Posyandu 6 SPM`;
}

addEventListener("hashchange", pindah);
document.addEventListener("antrean:berubah", () => {
  const bagian = (location.hash || alamatAwal()).split("/")[1];
  if (["antrean", "hari-ini"].includes(bagian) && !sedangDibuka(tempat)) segarkan();
});
addEventListener("online", () => {
  kabar.replaceChildren(pesan("aman", "Sinyal ada lagi. ", tautan(akar.dataset.beranda, undefined, "Buka halaman biasa")));
});
// Another log-in in another tab does not make what is typed here its own.
document.body.dataset.akun = await pemilik();
pindah();
