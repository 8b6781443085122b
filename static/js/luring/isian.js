// One form without network: the server's own blank page, filled, checked by what the browser's
// attributes say, kept as a draft while one types, and turned into an item for the batch door.
import { ambil, ambilDraf, daftarDraf, hapusDraf, kataGalat, simpanDraf, simpanFoto } from "./gudang.js";
import { hariIni } from "./bekal.js";
import { buat, ikon, pesan, tanggalPendek } from "./dom.js";
import { fotoDipilih, isiFoto } from "./kecilkan.js";

// Not in drafts: what nobody should find there, and what belongs to one page only.
const TIDAK_DISIMPAN = /^(nik|no_kk|csrfmiddlewaretoken|kunci|posyandu|di_hari_buka)$/;
const DIPULIHKAN = "Yang tadi Anda ketik belum tersimpan. Periksa, lalu tekan Simpan.";

// {field: text, or a list where several may be chosen}.
export function isiForm(form, banyak = []) {
  const isi = Object.fromEntries(banyak.filter((n) => form.elements[n]).map((nama) => [nama, []]));
  for (const [nama, nilai] of new FormData(form)) {
    if (typeof nilai !== "string" || nama === "letak_foto") continue; // goes with the photos
    if (banyak.includes(nama)) isi[nama].push(nilai);
    else isi[nama] = nilai;
  }
  const tempat = form.elements.di_hari_buka;
  if (tempat?.type === "checkbox") isi.di_hari_buka = tempat.checked ? "1" : "";
  return isi;
}

// Whether an entry was made on the opening day is asked beside its worksheet only; else it is known.
export function tempatDiketahui(form) {
  const medan = form.elements.di_hari_buka;
  if (medan?.type !== "checkbox") return;
  medan.closest(".isian").replaceWith(buat("input", { type: "hidden", name: "di_hari_buka" }));
}

// The photos chosen in a form, before their entry; an input may name the part that it shows.
export async function simpanFotoForm(form, entri) {
  const letak = form.elements.letak_foto?.value;
  for (const { files, dataset } of form.querySelectorAll("input[type=file]")) {
    for (const blob of files) await simpanFoto({ entri, bagian: dataset.bagian, blob, letak });
  }
}

export function isikan(form, isi) {
  for (const medan of form.querySelectorAll("input, select, textarea")) {
    if (!medan.name || ["file", "password"].includes(medan.type)) continue;
    const nilai = isi[medan.name];
    const semua = nilai === undefined ? [] : [nilai].flat();
    if (medan.name === "di_hari_buka" && medan.type === "checkbox") medan.checked = Boolean(semua[0]);
    else if (["checkbox", "radio"].includes(medan.type)) medan.checked = semua.includes(medan.value);
    else if (nilai !== undefined) medan.value = semua[0] ?? "";
  }
}

// [[label, words]] of what stands in a form, for people; ringkas: without day, petugas and numbers
// of identity.
export function terbaca(form, { ringkas = false } = {}) {
  const hasil = [];
  const nama = (medan) => form.querySelector(`label[for="${CSS.escape(medan.id)}"]`)?.textContent.trim();
  for (const kotak of form.querySelectorAll(".isian")) {
    if (ringkas && (kotak.closest("[data-terisi]") || kotak.querySelector("[name=nik], [name=no_kk]"))) continue;
    const kepala = kotak.querySelector("legend, label");
    const judul = kepala?.firstChild?.textContent.trim();
    const nilai = [];
    for (const medan of kotak.querySelectorAll("input, select, textarea")) {
      if (["checkbox", "radio"].includes(medan.type)) {
        const sendiri = kepala?.htmlFor === medan.id; // a box to tick, whose label is all it says
        if (medan.checked) nilai.push(sendiri ? "Ya" : nama(medan));
      } else if (medan.type === "date" && medan.value) nilai.push(tanggalPendek(medan.value));
      else if (medan.tagName === "SELECT") nilai.push(medan.selectedOptions[0]?.textContent.trim());
      else if (medan.value) nilai.push(medan.value);
    }
    const teks = nilai.filter(Boolean).join(", ");
    if (judul && teks) hasil.push([judul, teks]);
  }
  return hasil;
}

// The first values of a form in a line, without the name that stands above it.
export function ringkasForm(form, tentang) {
  const lain = terbaca(form, { ringkas: true }).filter(([, teks]) => teks !== tentang);
  return lain.slice(0, 3).map((satu) => satu.join(": ")).join(" · ");
}

// --- what is wrong ---------------------------------------------------------------------------
const PERLU = "Bagian ini perlu diisi.";
const BUKAN_HARI_BUKA = "Pada tanggal ini tidak ada hari buka. Betulkan tanggalnya, atau hapus tanda ini.";
// As in layanan/formulir/isian.py: a comma left out, grams or mm, a digit lost; metres for cm.
const FAKTOR = [0.1, 0.01, 0.001, 10];

const tulisan = (nilai) => String(Number(nilai.toFixed(3))).replace(".", ",");

// "Maksudnya 8,5 kg?" for 85 where that lies within [least, most]; "" if nothing is told by it.
function maksudnya(medan, nilai, [dari, sampai]) {
  const bulat = medan.inputMode === "numeric";
  const semua = medan.dataset.satuan === "cm" ? [...FAKTOR, 100] : FAKTOR;
  const lain = semua.map((faktor) => Number((nilai * faktor).toFixed(6)));
  const cocok = lain.find((satu) => dari <= satu && satu <= sampai && (!bulat || Number.isInteger(satu)));
  return cocok === undefined || !medan.dataset.satuan ? "" : `Maksudnya ${tulisan(cocok)} ${medan.dataset.satuan}?`;
}

// What no attribute of browsers says of what stands in a field; "" if nothing is wrong.
function sebabLain(medan, wajar) {
  const { palingPanjang, hariBuka } = medan.dataset;
  if (medan.type === "checkbox") {
    const tanggal = medan.form.elements.tanggal?.value;
    return hariBuka && medan.checked && tanggal && tanggal !== hariBuka ? BUKAN_HARI_BUKA : "";
  }
  const panjang = [...medan.value].length;
  if (palingPanjang && panjang > palingPanjang) return `Paling panjang ${palingPanjang} huruf; ini ${panjang} huruf.`;
  return salahAngka(medan, wajar);
}

function sebab({ validity, min, max, type, title }) {
  if (validity.valueMissing) return PERLU;
  if (validity.rangeOverflow) {
    return type === "date" ? "Tanggal ini belum tiba." : `Paling banyak ${max}.`;
  }
  if (validity.rangeUnderflow) {
    return type === "date" ? "Tanggal ini terlalu lama. Periksa lagi." : `Paling sedikit ${min}.`;
  }
  if (validity.patternMismatch && title) return title;
  return "Isinya belum sesuai. Periksa lagi.";
}

function tandai(form, nama, kalimat) {
  const medan = nama && [...form.elements].find((satu) => satu.name === nama && satu.type !== "hidden");
  const kotak = medan && medan.closest(".isian");
  if (!kotak || kotak.querySelector(".galat-isian")) return null;
  const galat = buat("div", { class: "galat-isian", id: `${medan.id}_error` });
  galat.append(ikon("exclamation-circle"), buat("span", {}, kalimat));
  (kotak.querySelector("fieldset") ?? kotak).append(galat);
  medan.classList.add("is-invalid");
  medan.setAttribute("aria-invalid", "true");
  medan.setAttribute("aria-describedby", galat.id);
  medan.closest("details")?.setAttribute("open", "");
  return medan;
}

function bersihkanGalat(form) {
  form.querySelectorAll(".galat-isian, .pesan.nada-bahaya").forEach((satu) => satu.remove());
  for (const medan of form.querySelectorAll("[aria-invalid]")) {
    medan.classList.remove("is-invalid");
    medan.removeAttribute("aria-invalid");
    medan.removeAttribute("aria-describedby");
  }
}

// What is wrong with a number typed into a text field, by its limits as the server's form names
// them; numbers are written as there: 8,5 or 8.5, and 1.250.000 is more than a million.
const RIBUAN = /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/;

function salahAngka(medan, wajar) {
  const { value, dataset: { min, maks, desimal } } = medan;
  if (desimal === undefined || !value.trim()) return "";
  const teks = RIBUAN.test(value.trim()) ? value.trim().replaceAll(".", "") : value.trim();
  const angka = teks.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(angka)) return "Isi dengan angka.";
  const pecahan = (angka.split(".")[1] ?? "").length;
  if (pecahan && desimal === "0") return "Isi dengan angka bulat.";
  const saran = maksudnya(medan, Number(angka), wajar ?? [Number(min), Number(maks)]);
  const salah = (kata, batas) => [`Paling ${kata} ${tulisAngka(batas)}.`, saran].filter(Boolean).join(" ");
  if (min !== undefined && Number(angka) < Number(min)) return salah("kecil", min);
  if (maks !== undefined && Number(angka) > Number(maks)) return salah("besar", maks);
  return pecahan > Number(desimal) ? `Paling banyak ${desimal} angka di belakang koma.` : "";
}
const tulisAngka = (teks) => Number(teks).toLocaleString("id-ID");

// galat: {field: [sentence]}, as the server says it; what belongs to no field stands on top.
export function tunjukkanGalat(form, galat) {
  bersihkanGalat(form);
  const sisa = [];
  let pertama;
  for (const [nama, kalimat] of Object.entries(galat)) {
    const medan = tandai(form, nama, kalimat.join(" "));
    if (medan) pertama ??= medan;
    else sisa.push(...kalimat);
  }
  if (sisa.length) form.prepend(pesan("bahaya", sisa.join(" ")));
  if (pertama) {
    pertama.focus({ preventScroll: true });
    pertama.closest(".isian").scrollIntoView({ block: "center" });
  }
  if (!pertama) form.firstElementChild.scrollIntoView({ block: "center" });
}

export function periksa(form, bantuan = {}) {
  const galat = {};
  const dipilih = form.querySelectorAll("[name=tidak_berubah]:checked");
  const sama = new Set([...dipilih].flatMap((satu) => bantuan.tetap?.[satu.value] ?? []));
  for (const medan of form.elements) {
    if (sama.has(medan.name) && medan.validity.valueMissing) continue;
    if (bantuan.sekaliTekan && medan.type === "radio") continue;
    if (!medan.name || !medan.willValidate) continue;
    const ditulis = !["radio", "checkbox"].includes(medan.type);
    if (medan.required && ditulis && !medan.value.trim()) galat[medan.name] = [PERLU];
    else if (!medan.validity.valid) galat[medan.name] = [sebab(medan)];
    else {
      const lain = sebabLain(medan, wajarHariItu(form, bantuan)[medan.name]);
      if (lain) galat[medan.name] = [lain];
    }
  }
  for (const kelompok of form.querySelectorAll("[data-perlu-satu]")) {
    const { name } = kelompok.querySelector("input") ?? {};
    if (name && !sama.has(name) && !bantuan.sekaliTekan && !kelompok.querySelector(":checked")) galat[name] = [PERLU];
  }
  if (!Object.keys(galat).length && !bantuan.sekaliTekan && kosong(form, bantuan.perlu_satu ?? [])) {
    galat[""] = ["Belum ada yang diisi."];
  }
  return Object.keys(galat).length ? galat : tanyakan(form, bantuan);
}

// Whether none of these fields is answered, where one has to be.
function kosong(form, nama) {
  const isi = new FormData(form);
  return nama.length > 0 && !nama.some((satu) => isi.getAll(satu).join("").trim());
}

// The same question, and the same mark of having been asked, as TanyaForm on the server.
const SEKALI_LAGI = "Bila memang benar, tekan Simpan sekali lagi.";

// {field: [least, most]} of the day that it was prepared for.
function wajarHariItu(form, { tanggal, wajar = {} }) {
  return form.elements.tanggal?.value === tanggal ? wajar : {};
}

function tanyakan(form, bantuan) {
  const { pastikan } = form.elements;
  const { tanya = {} } = bantuan;
  if (!pastikan) return {};
  const galat = {};
  const cap = [];
  const isi = (nama) => form.elements[nama]?.value.trim().replace(",", ".");
  const { imt, ...wajar } = wajarHariItu(form, bantuan);
  for (const [nama, [kecil, besar]] of Object.entries(wajar)) {
    const medan = form.elements[nama];
    const teks = isi(nama);
    if (!teks || !tanya[nama] || (kecil <= Number(teks) && Number(teks) <= besar)) continue;
    const betul = maksudnya(medan, Number(teks), [kecil, besar]) || "Betul?";
    galat[nama] = [`${tanya[nama].replace("{}", tulisan(Number(teks)))} ${betul} ${SEKALI_LAGI}`];
    cap.push(`${nama}=${teks}`);
  }
  const [berat, tinggi] = [isi("berat"), isi("tinggi")];
  const nilai = berat && tinggi ? berat / (tinggi / 100) ** 2 : null;
  if (imt && nilai && !galat.tinggi && (nilai < imt[0] || nilai > imt[1])) {
    const kata = [berat, tinggi].reduce((teks, satu) => teks.replace("{}", tulisan(Number(satu))), tanya.imt);
    galat.berat = [`${kata} Betul? ${SEKALI_LAGI}`];
    cap.push(`berat=${berat}`);
  }
  const baru = cap.sort().join(";");
  if (!baru || pastikan.value === baru) return {};
  pastikan.value = baru;
  return galat;
}

// What ambang.js answers while a weight is typed.
function pasangAmbang(form, { ambang, tanggal }) {
  const { berat } = form.elements;
  if (!berat) return;
  berat.dataset.ambang = JSON.stringify(ambang);
  berat.dataset.ambangTanggal = tanggal;
}

// The classes of this person, by which ambang.js answers; the BMI is answered below the height.
function pasangGolongan(form, { golongan, tanggal }) {
  for (const [nama, tabel] of Object.entries(golongan)) {
    const medan = form.elements[nama === "imt" ? "tinggi" : nama];
    if (!medan) continue;
    medan.dataset[nama === "imt" ? "imt" : "golongan"] = JSON.stringify(tabel);
    medan.dataset.golonganTanggal = tanggal;
  }
}

// Of the doses those that are needed now stand first, the rest is folded; on the day it was prepared
// for, one press says that the usual ones were given here.
function pasangPerlu(form, { perlu, sekaligus = "", tanggal }, hari) {
  const kotak = form.querySelector(".pilihan:has([name=dosis])");
  if (!kotak) return;
  const ubin = Object.fromEntries([...kotak.children].map((satu) => [satu.querySelector("input").value, satu]));
  const depan = perlu.split(" ").map((kode) => ubin[kode]).filter(Boolean);
  const sisa = Object.values(ubin).filter((satu) => !depan.includes(satu));
  const lipatan = buat("details", {}, buat("summary", {}, "Imunisasi lain"), buat("div", { class: "pilihan" }, sisa));
  lipatan.open = Boolean(lipatan.querySelector(":checked"));
  kotak.replaceChildren(...depan, lipatan);
  if (!sekaligus || tanggal !== hari) return;
  const biasa = sekaligus.split(" ");
  const nama = biasa.map((kode) => ubin[kode].textContent.trim()).join(", ");
  const tekan = { class: "btn btn-lembut btn-lebar", type: "submit", name: "sesuai_jadwal", value: biasa.join(",") };
  kotak.closest(".isian").before(
    // Enter in a field presses the first button: this one, which answers nothing.
    buat("button", { class: "visually-hidden", type: "submit", tabindex: "-1", "aria-hidden": "true" }, "Simpan"),
    buat("div", { class: "isian" }, buat("button", tekan, `Sudah diberikan di sini: ${nama}`))
  );
}

// --- the form --------------------------------------------------------------------------------
// html: the blank page; isi: values to begin with; galat: what the server said of them; lama:
// {column: words} of the last entry; bantuan: {tanggal, ambang, golongan, wajar, syarat, perlu, sekaligus} of this person; tanya:
// {field: question} about what lies outside `wajar`; tetap: {answer: fields} that may be left empty
// where that answer of tidak_berubah is chosen; banyak: fields with several values; draf: name
// of the draft; judul, tentang: what it is and about whom; perlu_satu: fields of which one must be
// answered; lengkapi(form): adds fields of its own; tanggalTetap: a draft's day is that of an entry,
// and stays. simpan(isi, kunci): keeps it, and throws in words. Resolves to the form; it saves once.
export async function buatIsian({
  html, isi = {}, lama = {}, galat = {}, bantuan, tanya, tetap, perlu_satu, hari, banyak, draf, judul, tentang,
  lengkapi, tanggalTetap, simpan, tombol,
}) {
  const form = buat("form", { novalidate: true });
  // The server's own markup, kept by simpanBekal; it holds nothing that anybody typed.
  form.append(document.createRange().createContextualFragment(html));
  form.append(
    buat("div", { class: "kaki-aksi" }, buat("button", { class: "btn btn-primary btn-lebar", type: "submit" }, tombol ?? "Simpan"))
  );
  // Where the server's form says "not after today"; an older one did not say it of the day itself.
  for (const medan of form.querySelectorAll("input[type=date][max], [name=tanggal]")) medan.max = hari;
  lengkapi?.(form);
  isikan(form, isi);
  for (const [nama, teks] of Object.entries(lama)) {
    const kepala = form.querySelector(`label[for="id_${CSS.escape(nama)}"]`);
    kepala?.append(" ", buat("span", { class: "terakhir" }, `Terakhir: ${teks}`));
  }
  if (bantuan?.ambang) pasangAmbang(form, bantuan);
  if (bantuan?.golongan) pasangGolongan(form, bantuan);
  for (const [nama, kata] of Object.entries(bantuan?.syarat ?? {})) {
    form.querySelector(`label[for="id_${nama}"] .boleh-kosong`)?.replaceChildren(kata);
  }
  const kunci = crypto.randomUUID();
  const simpanan = await pasangDraf(form, draf, { banyak, kunci, tanggalTetap, judul, tentang });
  if (bantuan?.perlu !== undefined) pasangPerlu(form, bantuan, hari);
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    if (form.dataset.sibuk) return;
    // A button with a name answers all open questions at once; what it says is the server's part.
    const tombolBernama = e.submitter?.name ? { [e.submitter.name]: e.submitter.value } : {};
    const sekaliTekan = Boolean(e.submitter?.name);
    const salah = periksa(form, { ...bantuan, tanya, tetap, perlu_satu, sekaliTekan });
    if (Object.keys(salah).length) return tunjukkanGalat(form, salah);
    form.dataset.sibuk = "1";
    try {
      await simpan({ ...isiForm(form, banyak), ...tombolBernama }, simpanan.kunci);
      await simpanan.lupakan();
    } catch (gagal) {
      tunjukkanGalat(form, gagal.galat ?? { "": [gagal.kata ?? kataGalat(gagal)] });
      delete form.dataset.sibuk;
    }
  });
  if (Object.keys(galat).length) queueMicrotask(() => tunjukkanGalat(form, galat));
  return form;
}

// {kunci, lupakan, gantiKunci(kunci)}: what was half typed comes back, under the kunci that it had (pulihkan: false
// leaves the form as it is), and what is typed from now on is kept. Photos come back in any case: no
// page brings them again.
export async function pasangDraf(form, draf, { banyak, kunci, pulihkan = true, tanggalTetap, judul, tentang }) {
  const hari = await hariIni();
  const titipan = pulihkan ? await ambilDraf(draf) : undefined;
  const tersimpan = titipan && (await ambil(titipan.kunci));
  if (titipan && !(tersimpan && samaIsi(titipan.isi, tersimpan.item.isi))) {
    ({ kunci } = titipan);
    kembalikan(form, titipan, { lain: tersimpan, hariLain: !tanggalTetap && titipan.hari !== hari });
  }
  const foto = await ambilDraf(namaFoto(draf));
  if (foto?.kunci === kunci) {
    for (const medan of medanFoto(form)) isiFoto(medan, foto.isi[medan.name] ?? []);
    form.dataset.draf = "tersimpan";
  }
  const kata = form.dataset.titip ? JSON.parse(form.dataset.titip) : { judul, tentang };
  const keterangan = { kunci, hari, judul: kata.judul, tentang: kata.tentang, alamat: location.pathname + location.search };
  const selesaiDitulis = simpanSambilMengetik(form, draf, banyak, keterangan);
  const lupakan = async () => {
    delete form.dataset.draf;
    await selesaiDitulis();
    await lupakanDraf(draf);
  };
  return { kunci, lupakan, gantiKunci: (baru) => (keterangan.kunci = baru) };
}

const namaFoto = (draf) => `${draf}|foto`;
const medanFoto = (form) => form.querySelectorAll("input[type=file][data-kecilkan]");

export async function lupakanDraf(draf) {
  await hapusDraf(draf);
  await hapusDraf(namaFoto(draf));
}

// The drafts of this owner that stand for a form.
export async function drafTersimpan() {
  return (await daftarDraf()).filter(({ kunci }) => !kunci.endsWith(namaFoto("")));
}

// Whether a draft says no more than the entry that was kept under its kunci.
const samaIsi = (draf, isi) =>
  Object.keys(isi).every((n) => n === "keluarga" || !(n in draf) || String(draf[n]) === String(isi[n]));

// hariLain: it was typed on another day, whose date does not come back unseen.
function kembalikan(form, { isi: semua, hari }, { lain, hariLain }) {
  const { tanggal, ...sisa } = semua;
  const { di_hari_buka } = isiForm(form); // belongs to the page
  const isi = { ...(hariLain ? sisa : semua), di_hari_buka };
  isikan(form, isi);
  // What a search for one of the fields brings in is chosen again as well.
  form.addEventListener("htmx:afterSettle", (e) => {
    isikan(e.detail.elt, isi);
    form.dispatchEvent(new Event("input"));
  }, { once: true });
  const kata = [DIPULIHKAN];
  if (lain) kata.push("Catatan ini sudah disimpan dengan isi lain.");
  if (hariLain && tanggal) {
    const kini = form.elements.tanggal?.value;
    kata.push(`Diketik ${hari ? tanggalPendek(hari) : "di hari lain"}, untuk tanggal ${tanggalPendek(tanggal)}.`);
    kata.push(kini ? `Tanggalnya sekarang ${tanggalPendek(kini)}.` : "Isi tanggalnya.");
    form.elements.tanggal?.closest("details")?.setAttribute("open", "");
  }
  form.prepend(pesan("waspada", kata.join(" ")));
  for (const medan of form.querySelectorAll("[hx-post]")) medan.dispatchEvent(new Event("input", { bubbles: true }));
  form.dataset.draf = "tersimpan";
}

// One write after the other, and always the last state; data-draf says whether it is on the disk.
// Returns what is still being written, to wait for.
function simpanSambilMengetik(form, draf, banyak, tentang) {
  let berikut;
  let tulisan = Promise.resolve();
  const tulis = async () => {
    const isi = berikut;
    berikut = undefined;
    if (!isi || !form.dataset.draf) return;
    await simpanDraf(draf, { ...tentang, isi });
    if (!berikut && form.dataset.draf) form.dataset.draf = "tersimpan";
  };
  const catat = () => {
    form.dataset.draf = "ditulis";
    berikut = isiForm(form, banyak);
    for (const nama of Object.keys(berikut)) if (TIDAK_DISIMPAN.test(nama)) delete berikut[nama];
    tulisan = tulisan.then(tulis, tulis);
  };
  form.addEventListener("input", catat);
  form.addEventListener("foto:berubah", () => {
    const isi = Object.fromEntries([...medanFoto(form)].map((medan) => [medan.name, fotoDipilih(medan)]));
    const simpan = () => simpanDraf(namaFoto(draf), { kunci: tentang.kunci, isi });
    tulisan = tulisan.then(simpan, simpan);
    catat();
  });
  return () => tulisan.catch(() => {});
}
