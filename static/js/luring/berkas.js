// The outbox as a file: encrypted with a word (PBKDF2, AES-GCM), and read back.
const JENIS = "antrean-posyandu";
const PUTARAN = 600_000;

const keTeks = (bita) => btoa(Array.from(new Uint8Array(bita), (b) => String.fromCharCode(b)).join(""));
const keBita = (teks) => Uint8Array.from(atob(teks), (huruf) => huruf.charCodeAt(0));

async function kunciDari(kata, garam, putaran) {
  const bahan = new TextEncoder().encode(kata.normalize("NFC"));
  const dasar = await crypto.subtle.importKey("raw", bahan, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: garam, iterations: putaran },
    dasar,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"]
  );
}

const fotoKeTeks = async ({ blob, ...foto }) => ({ ...foto, isi: keTeks(await blob.arrayBuffer()) });
const fotoDariTeks = ({ isi, ...foto }) => ({ ...foto, blob: new Blob([keBita(isi)], { type: "image/jpeg" }) });

// Blob of these rows and their photos.
export async function kemas({ baris, foto }, kata) {
  const garam = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const kunci = await kunciDari(kata, garam, PUTARAN);
  const semua = { baris, foto: await Promise.all(foto.map(fotoKeTeks)) };
  const terang = new TextEncoder().encode(JSON.stringify(semua));
  const isi = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, kunci, terang);
  const berkas = { jenis: JENIS, bentuk: 1, putaran: PUTARAN, garam: keTeks(garam), iv: keTeks(iv), isi: keTeks(isi) };
  return new Blob([JSON.stringify(berkas)], { type: "application/json" });
}

// {baris, foto} of such a file; throws an Error with `kata`, a sentence.
export async function buka(teks, kata) {
  let berkas;
  try {
    berkas = JSON.parse(teks);
  } catch {
    berkas = {};
  }
  if (berkas?.jenis !== JENIS || berkas.bentuk !== 1) throw gagal("Ini bukan berkas antrean Posyandu.");
  try {
    const kunci = await kunciDari(kata, keBita(berkas.garam), berkas.putaran);
    const iv = keBita(berkas.iv);
    const terang = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, kunci, keBita(berkas.isi));
    const { baris, foto } = JSON.parse(new TextDecoder().decode(terang));
    return { baris, foto: foto.map(fotoDariTeks) };
  } catch {
    throw gagal("Kata ini tidak cocok, atau berkasnya rusak.");
  }
}

const gagal = (kata) => Object.assign(new Error(kata), { kata });
