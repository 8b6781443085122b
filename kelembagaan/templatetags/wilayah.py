"""{{ wilayah|nama_lengkap }}, {{ wilayah|sebutan }}, {% with i=wilayah|istilah %}{{ i.kepala }}"""

from django import template

from kelembagaan.wilayah import istilah

register = template.Library()
register.filter(istilah.istilah)
register.filter(istilah.nama_lengkap)
register.filter(istilah.sebutan)
