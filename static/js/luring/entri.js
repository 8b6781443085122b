// One entry of the outbox in words.
import { KEADAAN } from "./gudang.js";
import { buat, ikon, tanggalPendek } from "./dom.js";
import { isikan, terbaca } from "./isian.js";

const NADA = { tersimpan: "aman", perbaiki: "bahaya", bentrok: "waspada", tertahan: "waspada" };
const MENUNGGU = {
  induk: "Di server, menunggu data orangnya",
  karantina: "Di server, menunggu keputusan ketua",
  versi: "Di server, menunggu pembaruan",
};
const AKSI = { koreksi: "Pembetulan", batal: "Pembatalan" };

export function lencana({ keadaan, sebab }) {
  const kata = (keadaan === "tertahan" && MENUNGGU[sebab]) || KEADAAN[keadaan];
  return buat("span", { class: `lencana nada-${NADA[keadaan] ?? "info"}` }, kata);
}

export const judulEntri = ({ item, judul }) => (AKSI[item.aksi] ? `${AKSI[item.aksi]}: ${judul}` : judul);

export function barisEntri(entri, alamat, keterangan) {
  const kata = entri.keadaan === "perbaiki" ? Object.values(galatEntri(entri)).flat().join(" ") : "";
  return buat(
    "li",
    { "data-entri": entri.kunci },
    buat(
      "a",
      { class: "baris", href: alamat },
      buat(
        "span",
        { class: "baris-teks" },
        buat("span", { class: "baris-judul" }, entri.tentang || judulEntri(entri)),
        buat("span", { class: "baris-keterangan" }, [entri.tentang && judulEntri(entri), keterangan].filter(Boolean).join(" · ")),
        kata && buat("span", { class: "baris-keterangan" }, kata),
        lencana(entri)
      ),
      ikon("chevron-right")
    )
  );
}

// What was entered, as the form's own labels and choices say it; without forms only the day.
export function isiEntri({ item }, bekal) {
  const html = bekal?.formulir[item.formulir]?.html;
  const { tanggal } = item.isi;
  if (!html) return tanggal ? [["Tanggal", tanggalPendek(tanggal)]] : [];
  const form = buat("form");
  form.append(document.createRange().createContextualFragment(html));
  isikan(form, item.isi);
  return terbaca(form);
}

// {field: sentences} of a refusal or a question; `pastikan` is no sentence.
export function galatEntri({ galat }) {
  const { pastikan: _, ...kata } = galat ?? {};
  return kata;
}
